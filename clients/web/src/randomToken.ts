/** 32 hexadecimal digits that nobody guesses. `crypto.randomUUID` is missing on a page without TLS, as on a LAN. */
export function randomToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
