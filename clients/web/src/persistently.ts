import { Pause } from './socket/pause';

/** Fetches until it succeeds: after growing pauses, and at once when the network is back. */
export function persistently<Part>(fetch: () => Promise<Part>): () => Promise<Part> {
  return async () => {
    const pause = new Pause();
    const tryNow = () => pause.end();
    window.addEventListener('online', tryNow);
    try {
      for (;;) {
        try {
          return await fetch();
        } catch {
          // Whatever is in the way, the browser has told its console: no network, or a server that restarts.
          await pause.wait();
        }
      }
    } finally {
      window.removeEventListener('online', tryNow);
    }
  };
}
