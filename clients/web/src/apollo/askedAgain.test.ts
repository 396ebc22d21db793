import { ApolloClient, ApolloLink, gql, InMemoryCache } from '@apollo/client';
import { of } from 'rxjs';
import { expect, test } from 'vitest';
import { defaultOptions, typePolicies } from './cachePolicies';

const LIST = gql`query List { viewer { rooms { edges { node { id viewerMembership { unreadCount } } } } } }`;
const ROOM = gql`query Room { room(id: "hall") { id viewerMembership { joinedAt } } }`;

const room = (membership: object) => ({
  __typename: 'Room',
  id: 'hall',
  viewerMembership: { __typename: 'Membership', ...membership },
});
const answers: Record<string, object> = {
  List: {
    viewer: {
      __typename: 'Viewer',
      rooms: {
        __typename: 'RoomConnection',
        edges: [{ __typename: 'RoomEdge', node: room({ unreadCount: 2 }) }],
      },
    },
  },
  Room: { room: room({ joinedAt: 'yesterday' }) },
};

test('a list that is asked again takes nothing away of what a room was asked', async () => {
  const client = new ApolloClient({
    cache: new InMemoryCache({ typePolicies }),
    link: new ApolloLink(({ operationName }) => of({ data: answers[operationName ?? ''] })),
    defaultOptions,
  });
  const watching = client.watchQuery({ query: LIST }).subscribe({});
  await client.query({ query: LIST });
  await client.query({ query: ROOM });

  await client.refetchQueries({ include: [LIST] });

  expect(client.readQuery({ query: ROOM })).toMatchObject({
    room: { viewerMembership: { joinedAt: 'yesterday' } },
  });
  watching.unsubscribe();
});
