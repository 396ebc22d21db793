import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import type { Client, Sink } from 'graphql-ws';
import { expect, test, vi } from 'vitest';
import { Pause } from '~/socket/pause';
import { ResumingLink, StreamEnded } from './resumingLink';

const EVENTS = gql`subscription ($roomId: ID!, $after: String) { roomEvents(roomId: $roomId, after: $after) { cursor } }`;

/** A socket that does what the test says, and remembers what it was asked. */
function scriptedSocket() {
  const asked: unknown[] = [];
  const sinks: Sink[] = [];
  const socket = {
    subscribe: ({ variables }: { variables: Record<string, unknown> }, sink: Sink) => {
      asked.push(variables.after);
      sinks.push(sink);
      return () => sink.complete();
    },
  } as unknown as Client;
  const tell = (cursor: string) =>
    sinks.at(-1)?.next({ data: { roomEvents: { __typename: 'StreamReset', cursor } } });
  return { socket, asked, tell, last: () => sinks.at(-1) as Sink };
}

function follow(socket: Client) {
  const pause = new Pause();
  pause.wait = () => Promise.resolve();
  const client = new ApolloClient({
    cache: new InMemoryCache(),
    link: ApolloLink.from([new ResumingLink(socket, pause)]),
  });
  const told: string[] = [];
  const ended = vi.fn();
  const listening = client
    .subscribe<{ roomEvents: { cursor: string } }>({
      query: EVENTS,
      variables: { roomId: 'hall', after: 'c0' },
    })
    .subscribe(({ data, error }) => {
      if (data) told.push(data.roomEvents.cursor);
      if (error) ended(error);
    });
  return { told, ended, listening };
}

test('after any end that is not final, it goes on from its newest cursor', async () => {
  const { socket, asked, tell, last } = scriptedSocket();
  const { told, ended } = follow(socket);

  await vi.waitFor(() => expect(asked).toEqual(['c0']));
  tell('c1');
  last().error([{ message: 'later', extensions: { code: 'UNAVAILABLE' } }]);
  await vi.waitFor(() => expect(asked).toEqual(['c0', 'c1']));
  tell('c2');
  tell('c3');
  last().complete();
  await vi.waitFor(() => expect(asked).toEqual(['c0', 'c1', 'c3']));
  last().error(new Error('the socket closed'));

  await vi.waitFor(() => expect(asked).toEqual(['c0', 'c1', 'c3', 'c3']));
  expect(told).toEqual(['c1', 'c2', 'c3']);
  expect(ended).not.toHaveBeenCalled();
});

test('it ends where the server says that there is nothing to follow any more', async () => {
  const { socket, asked, last } = scriptedSocket();
  const { ended } = follow(socket);

  await vi.waitFor(() => expect(asked).toHaveLength(1));
  last().error([{ message: 'no', extensions: { code: 'FORBIDDEN' } }]);

  await vi.waitFor(() => expect(ended).toHaveBeenCalledWith(expect.any(StreamEnded)));
  expect(asked).toHaveLength(1);
});

test('nobody listens any more: nothing is asked again', async () => {
  const { socket, asked } = scriptedSocket();
  const { listening } = follow(socket);
  await vi.waitFor(() => expect(asked).toHaveLength(1));

  listening.unsubscribe();

  await Promise.resolve();
  expect(asked).toHaveLength(1);
});
