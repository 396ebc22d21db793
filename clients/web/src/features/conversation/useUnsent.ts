import { useReactiveVar } from '@apollo/client/react';
import { outbox, type Unsent } from './outbox';

type Told = { message: { clientToken?: string | null } };

/** What a room's outbox holds and its history does not show yet. */
export function useUnsent(roomId: string, told: Told[]): Unsent[] {
  const unsent = useReactiveVar(outbox).filter((message) => message.roomId === roomId);
  if (unsent.length === 0) return unsent;

  // An event may tell of the message before its own request is answered.
  const arrived = new Set(told.map(({ message }) => message.clientToken));
  return unsent.filter(({ clientToken }) => !arrived.has(clientToken));
}
