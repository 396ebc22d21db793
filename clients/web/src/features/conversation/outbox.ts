/**
 * What was said and is not known to have arrived, in the order it was said: kept in the browser until the server has
 * it, over reloads and closed tabs, and the same in every tab.
 *
 * One key a message: two tabs that write at once take nothing from each other. Kept by author, so that nobody sends
 * what somebody else wrote on the same machine.
 */
import { makeVar } from '@apollo/client';
import { randomToken } from '~/randomToken';

type Kept = {
  clientToken: string;
  authorId: string;
  roomId: string;
  body: string;
  /** Milliseconds, and never twice the same: the order in which things were said. */
  writtenAt: number;
  /** The server's sentence, once it would not take it. */
  refused?: string;
};

export type Unsent = Kept & {
  /** Under way; waiting for the connection; asked by the server to wait; or for a person to decide. */
  standing: 'sending' | 'waiting' | 'slowed' | 'refused';
};

const PREFIX = 'sarangbang.outbox/';

/** The outbox of whoever is in. */
export const outbox = makeVar<readonly Unsent[]>([]);

let ownerId: string | null = null;
let newestAt = 0;
/** What the browser's store had no space for: it lives as long as this page. */
const unkept = new Set<string>();

/** Shows what this person left unsent, here or in another tab. */
export function openOutbox(authorId: string): void {
  if (authorId === ownerId) return;
  ownerId = authorId;
  outbox(inOrder(keptIn(localStorage).filter((kept) => kept.authorId === ownerId)));
}

/** Nobody is in any more. What is kept stays for its author. */
export function closeOutbox(): void {
  ownerId = null;
  outbox([]);
}

export function putInOutbox(message: { authorId: string; roomId: string; body: string }): void {
  openOutbox(message.authorId);
  newestAt = Math.max(Date.now(), newestAt + 1);
  const kept = { ...message, clientToken: randomToken(), writtenAt: newestAt };
  keep(kept);
  outbox(inOrder([...outbox(), kept]));
}

export function takeFromOutbox(clientToken: string): void {
  for (const unsent of outbox())
    if (unsent.clientToken === clientToken) localStorage.removeItem(keyOf(unsent));
  outbox(outbox().filter((unsent) => unsent.clientToken !== clientToken));
}

/** Lets go what another tab took out a moment ago, of which the news may still be on its way. */
export function letGoWhatIsSent(): void {
  const isThere = (unsent: Unsent) =>
    unkept.has(unsent.clientToken) || localStorage.getItem(keyOf(unsent)) !== null;
  if (!outbox().every(isThere)) outbox(outbox().filter(isThere));
}

/** Gives every message that `which` picks another standing, in this tab. What was refused stays so. */
export function markInOutbox(
  which: (unsent: Unsent) => boolean,
  standing: 'sending' | 'waiting' | 'slowed',
): void {
  const isMeant = (unsent: Unsent) => unsent.standing !== 'refused' && which(unsent);
  outbox(outbox().map((unsent) => (isMeant(unsent) ? { ...unsent, standing } : unsent)));
}

/** The server would not take it: it stays until a person decides. */
export function refuseInOutbox(clientToken: string, refused: string): void {
  const change = (unsent: Unsent): Unsent => ({ ...unsent, refused, standing: 'refused' });
  outbox(outbox().map((unsent) => (unsent.clientToken === clientToken ? change(unsent) : unsent)));
  for (const unsent of outbox()) if (unsent.clientToken === clientToken) keep(unsent);
}

/** What another tab put in, took out or was refused. */
function hear({ key, newValue, oldValue }: StorageEvent): void {
  if (!key?.startsWith(PREFIX)) return;
  const kept = read(newValue ?? oldValue);
  if (kept === null || kept.authorId !== ownerId) return;
  const others = outbox().filter(({ clientToken }) => clientToken !== kept.clientToken);
  outbox(newValue === null ? others : inOrder([...others, kept]));
}

function inOrder(messages: readonly (Kept | Unsent)[]): Unsent[] {
  return messages
    .map((kept): Unsent => ({ standing: kept.refused === undefined ? 'sending' : 'refused', ...kept }))
    .toSorted((one, other) => one.writtenAt - other.writtenAt);
}

function keep({ clientToken, authorId, roomId, body, writtenAt, refused }: Kept): void {
  const kept: Kept = {
    clientToken,
    authorId,
    roomId,
    body,
    writtenAt,
    ...(refused !== undefined && { refused }),
  };
  try {
    localStorage.setItem(keyOf(kept), JSON.stringify(kept));
  } catch (failure) {
    if (!(failure instanceof DOMException)) throw failure;
    unkept.add(kept.clientToken);
  }
}

function keyOf({ clientToken }: Kept): string {
  return PREFIX + clientToken;
}

function keptIn(storage: Storage): Kept[] {
  const keys = Object.keys(storage).filter((key) => key.startsWith(PREFIX));
  return keys.map((key) => read(storage.getItem(key))).filter((kept) => kept !== null);
}

function read(written: string | null): Kept | null {
  return written === null ? null : (JSON.parse(written) as Kept);
}

if (typeof window !== 'undefined') window.addEventListener('storage', hear);
