import { useSyncExternalStore } from 'react';
import { session } from './session';

/** Whether somebody is logged in in this browser. */
export function useStanding() {
  return useSyncExternalStore(session.watch, () => session.standing);
}
