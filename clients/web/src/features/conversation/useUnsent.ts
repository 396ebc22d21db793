import { useReactiveVar } from '@apollo/client/react';
import { useMemo } from 'react';
import { outbox, type Unsent } from './outbox';

type Told = { clientToken?: string | null };

/** What a room's outbox holds and its history does not show yet. */
export function useUnsent(roomId: string, told: Told[]): Unsent[] {
  const everything = useReactiveVar(outbox);

  return useMemo(() => {
    const unsent = everything.filter((message) => message.roomId === roomId);
    // An event may tell of the message before its own request is answered.
    const arrived = unsent.length > 0 ? new Set(told.map(({ clientToken }) => clientToken)) : new Set();
    return unsent.filter(({ clientToken }) => !arrived.has(clientToken));
  }, [everything, roomId, told]);
}
