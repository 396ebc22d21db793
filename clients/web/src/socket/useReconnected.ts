import { useReactiveVar } from '@apollo/client/react';
import { useEffect, useRef, useState } from 'react';
import { connection } from './connection';

/** How many times the socket came back after it was lost. */
export function useReconnected(): number {
  const state = useReactiveVar(connection);
  const wasLost = useRef(false);
  const [times, setTimes] = useState(0);

  useEffect(() => {
    if (state === 'lost' || state === 'offline') wasLost.current = true;
    if (state === 'live' && wasLost.current) {
      wasLost.current = false;
      setTimes((before) => before + 1);
    }
  }, [state]);

  return times;
}
