/** What the timeline draws, row by row: what was told, and after it what is not known to have arrived. */
import { type HistoryEdge_EdgeFragment, MessageKind } from '~/gql/graphql';
import type { Unsent } from './outbox';
import type { Told } from './placed';

export type ToldMessage = HistoryEdge_EdgeFragment['node'];

export type Row = { key: string; said: Told } & (
  | { kind: 'told'; position: number; message: ToldMessage }
  | { kind: 'unsent'; position: null; message: Unsent }
);

export function rowsOf(told: ToldMessage[], unsent: Unsent[], viewerId: string): Row[] {
  return [
    ...told.map((message): Row => {
      // What was unsent a moment ago keeps its row. Others may have used the same token: theirs go by their id.
      const isOwn = message.author?.id === viewerId;
      const key = (isOwn && message.clientToken) || message.id;
      return { kind: 'told', key, position: message.position, said: message, message };
    }),
    ...unsent.map((message): Row => {
      const sentAt = new Date(message.writtenAt).toISOString();
      const said = { sentAt, kind: MessageKind.Spoken, author: { id: viewerId } };
      return { kind: 'unsent', key: message.clientToken, position: null, said, message };
    }),
  ];
}
