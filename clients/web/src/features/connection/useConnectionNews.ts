import { useReactiveVar } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { connection } from '~/socket/connection';

type News = 'offline' | 'lost' | 'back';

// A server that restarts in a second is not worth a word.
const PATIENCE_MILLISECONDS = 1_200;
const BACK_MILLISECONDS = 2_000;

/** What is worth saying of the connection; null while all is well. */
export function useConnectionNews(): News | null {
  const state = useReactiveVar(connection);
  const [news, setNews] = useState<News | null>(null);

  useEffect(() => {
    if (state === 'offline') setNews('offline');
    else if (state === 'lost') return after(PATIENCE_MILLISECONDS, () => setNews('lost'));
    else if (state === 'idle') setNews(null);
    else if (state === 'live') {
      setNews((before) => before && 'back');
      return after(BACK_MILLISECONDS, () => setNews(null));
    }
  }, [state]);

  return news;
}

function after(milliseconds: number, act: () => void) {
  const timer = setTimeout(act, milliseconds);
  return () => clearTimeout(timer);
}
