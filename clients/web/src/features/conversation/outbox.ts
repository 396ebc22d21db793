/** What was said and is not known to have arrived: part of the cache, by room and in the order it was said. */
import { makeVar } from '@apollo/client';
import { randomToken } from '~/randomToken';

export type Unsent = {
  clientToken: string;
  roomId: string;
  body: string;
  writtenAt: string;
  /** Under way; waiting for the connection or for a person to try again; or refused, with the server's sentence. */
  standing: 'sending' | 'waiting' | { refused: string };
};

export const outbox = makeVar<readonly Unsent[]>([]);

export function putInOutbox(roomId: string, body: string): void {
  const writtenAt = new Date().toISOString();
  outbox([...outbox(), { clientToken: randomToken(), roomId, body, writtenAt, standing: 'sending' }]);
}

export function takeFromOutbox(clientToken: string): void {
  outbox(outbox().filter((unsent) => unsent.clientToken !== clientToken));
}

/** Gives every message that `which` picks another standing. */
export function markInOutbox(which: (unsent: Unsent) => boolean, standing: Unsent['standing']): void {
  outbox(outbox().map((unsent) => (which(unsent) ? { ...unsent, standing } : unsent)));
}

export function clearOutbox(): void {
  outbox([]);
}
