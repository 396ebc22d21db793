import { gql, InMemoryCache } from '@apollo/client';
import { expect, test } from 'vitest';
import { typePolicies } from './cachePolicies';

const HISTORY = gql`
  query ($before: String) {
    viewer { user { id } }
    room(id: "hall") {
      id
      eventCursor
      lastMessage { id position }
      viewerMembership { unreadCount lastReadMessage { id position } }
      messages(last: 50, before: $before) {
        edges { cursor node { id position kind deletedAt author { id } } }
        pageInfo { hasPreviousPage startCursor }
      }
    }
  }
`;
const TOLD = gql`
  query {
    room(id: "hall") {
      eventCursor
      lastMessage { position }
      viewerMembership { unreadCount }
      messages { edges { node { position viewerCanEdit } } pageInfo { hasPreviousPage startCursor } }
    }
  }
`;

const message = (position: number, author = 'ada') => ({
  __typename: 'Message',
  id: `m${position}`,
  position,
  kind: 'SPOKEN',
  deletedAt: null,
  author: { __typename: 'User', id: author },
});

function page(positions: number[], { read = 0, unread = 0, cursor = 'c1' } = {}) {
  const edges = positions.map((position) => ({
    __typename: 'MessageEdge',
    cursor: `at${position}`,
    node: message(position, position % 2 ? 'ada' : 'grace'),
  }));
  return {
    viewer: { __typename: 'Viewer', user: { __typename: 'User', id: 'ada' } },
    room: {
      __typename: 'Room',
      id: 'hall',
      eventCursor: cursor,
      lastMessage: message(Math.max(...positions)),
      viewerMembership: {
        __typename: 'Membership',
        unreadCount: unread,
        lastReadMessage: read ? message(read) : null,
      },
      messages: {
        __typename: 'MessageConnection',
        edges,
        pageInfo: {
          __typename: 'PageInfo',
          hasPreviousPage: Math.min(...positions) > 1,
          startCursor: `at${Math.min(...positions)}`,
        },
      },
    },
  };
}

function told(pages: ReturnType<typeof page>[]) {
  const cache = new InMemoryCache({ typePolicies });
  for (const data of pages) cache.writeQuery({ query: HISTORY, data });
  return cache.readQuery<{ room: ReturnType<typeof page>['room'] }>({ query: TOLD })?.room;
}

const positions = (room: ReturnType<typeof told>) => room?.messages.edges.map(({ node }) => node.position);

test('pages and events join by id, in the order of positions, however they come', () => {
  const orders = [
    [[4, 5], [6], [2, 3], [5, 6], [1]],
    [[6], [5, 6], [4, 5], [2, 3], [1]],
  ];

  for (const order of orders) {
    const room = told(order.map((numbers) => page(numbers)));
    expect(positions(room)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(room?.messages.pageInfo).toMatchObject({ hasPreviousPage: false, startCursor: 'at1' });
  }
});

test('a page that was read too late takes nothing back', () => {
  const room = told([
    page([1, 2, 3], { read: 3, unread: 0 }),
    page([1, 2], { read: 1, unread: 1, cursor: 'c9' }),
  ]);

  expect(room).toMatchObject({
    eventCursor: 'c1',
    lastMessage: { position: 3 },
    viewerMembership: { unreadCount: 0 },
  });
});

test('the viewer may edit what they said, and nobody else’s', () => {
  const room = told([page([1, 2])]);

  expect(room?.messages.edges.map(({ node }) => node)).toMatchObject([
    { position: 1, viewerCanEdit: true },
    { position: 2, viewerCanEdit: false },
  ]);
});
