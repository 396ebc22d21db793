/** What was begun and not sent, by person and room: there again after a reload, and when one comes back to the room. */
const PREFIX = 'sarangbang.draft/';

export function readDraft(personId: string, roomId: string): string {
  return localStorage.getItem(keyOf(personId, roomId)) ?? '';
}

export function keepDraft(personId: string, roomId: string, text: string): void {
  const key = keyOf(personId, roomId);
  try {
    if (text === '') localStorage.removeItem(key);
    else localStorage.setItem(key, text);
  } catch (failure) {
    // The browser's store is full: then it lives as long as the field.
    if (!(failure instanceof DOMException)) throw failure;
  }
}

function keyOf(personId: string, roomId: string): string {
  return `${PREFIX}${personId}/${roomId}`;
}
