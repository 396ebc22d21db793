/**
 * The one socket to the server.
 *
 * graphql-ws would repeat every subscription with its first variables after a drop; a room must go on from its newest
 * cursor. So its own retries are off: each subscription asks again for itself (ResumingLink), after one shared pause.
 */
import { type Client, createClient } from 'graphql-ws';
import i18next from 'i18next';
import { session } from '~/session/session';
import { connection } from './connection';
import { Pause } from './pause';

/** Close codes of graphql-transport-ws, as this server uses them. */
const UNAUTHORIZED = 4401;
const FORBIDDEN = 4403;

const PING_MILLISECONDS = 12_000;
const PONG_MILLISECONDS = 5_000;
const STEADY_MILLISECONDS = 10_000;

export const pause = new Pause();

let offeredToken = '';
let liveSince = 0;
let missingPong: ReturnType<typeof setTimeout> | undefined;

export const socket: Client = createClient({
  url: () => new URL('/graphql', window.location.href.replace(/^http/, 'ws')).href,
  connectionParams: async () => {
    offeredToken = await session.accessToken();
    return { authorization: `Bearer ${offeredToken}`, language: i18next.language };
  },
  retryAttempts: 0,
  lazyCloseTimeout: 3_000,
  keepAlive: PING_MILLISECONDS,
  on: {
    connecting: () => {
      if (connection() === 'idle') connection('connecting');
    },
    connected: () => {
      liveSince = Date.now();
      connection('live');
    },
    ping: (received) => {
      if (!received) missingPong = setTimeout(() => socket.terminate(), PONG_MILLISECONDS);
    },
    pong: (received) => {
      if (received) clearTimeout(missingPong);
    },
    closed: (event) => {
      clearTimeout(missingPong);
      if (Date.now() - liveSince > STEADY_MILLISECONDS) pause.forget();
      const { code } = event as CloseEvent;
      if (code === UNAUTHORIZED) session.end();
      if (code === FORBIDDEN) session.distrust(offeredToken);
      if (!navigator.onLine) connection('offline');
      else connection(code === 1000 ? 'idle' : 'lost');
    },
  },
});

window.addEventListener('online', () => {
  if (connection() === 'offline') connection('lost');
  pause.end();
});
window.addEventListener('offline', () => {
  // A socket may stay silent for minutes without a network: hang up, so that what is shown is true.
  if (connection() !== 'idle') socket.terminate();
});
