/** Whether the socket stands, for whoever wants to show it or to wait for it. */
import { makeVar } from '@apollo/client';

export type Connection = 'idle' | 'connecting' | 'live' | 'lost' | 'offline';

export const connection = makeVar<Connection>('idle');
