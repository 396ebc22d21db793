import { gql, InMemoryCache } from '@apollo/client';
import { expect, test } from 'vitest';
import { typePolicies } from '~/apollo/cachePolicies';
import { MessageKind } from '~/gql/graphql';
import { countMessage } from './countMessage';

const ROOM = gql`
  fragment Counted on Room {
    id
    memberCount
    lastMessage { id position }
    viewerMembership { unreadCount }
  }
`;

function roomOfThree(): InMemoryCache {
  const cache = new InMemoryCache({ typePolicies });
  cache.writeFragment({
    id: 'Room:hall',
    fragment: ROOM,
    data: {
      __typename: 'Room',
      id: 'hall',
      memberCount: 3,
      lastMessage: { __typename: 'Message', id: 'first', position: 1 },
      viewerMembership: { __typename: 'Membership', unreadCount: 0 },
    },
  });
  return cache;
}

const counted = (cache: InMemoryCache) =>
  cache.readFragment<{ memberCount: number; viewerMembership: { unreadCount: number } }>({
    id: 'Room:hall',
    fragment: ROOM,
  });

test.each([
  [MessageKind.Joined, 4],
  [MessageKind.Left, 2],
  [MessageKind.Removed, 2],
  [MessageKind.Banned, 2],
  [MessageKind.HandedOver, 3],
])('%s leaves so many people in a room of three: %i', (kind, people) => {
  const cache = roomOfThree();

  countMessage(cache, 'hall', { id: 'next', position: 2, kind, author: { id: 'ada' } });

  expect(counted(cache)).toMatchObject({ memberCount: people, viewerMembership: { unreadCount: 0 } });
});

test('what is told twice counts once', () => {
  const cache = roomOfThree();
  const said = { id: 'next', position: 2, kind: MessageKind.Spoken, author: { id: 'ada' } };

  countMessage(cache, 'hall', said);
  countMessage(cache, 'hall', said);

  expect(counted(cache)).toMatchObject({ memberCount: 3, viewerMembership: { unreadCount: 1 } });
});
