import { useCallback } from 'react';
import { deliveryPause } from './deliver';
import { markInOutbox } from './outbox';

/** Tries at once to send whatever waits in a room, in the order it was said. */
export function useRetrySending(roomId: string) {
  return useCallback(() => {
    markInOutbox((unsent) => unsent.roomId === roomId, 'sending');
    deliveryPause.end();
  }, [roomId]);
}
