import { gql, InMemoryCache } from '@apollo/client';
import { expect, test } from 'vitest';
import { typePolicies } from './cachePolicies';

const ROOMS = gql`
  query ($after: String) {
    viewer {
      rooms(first: 2, after: $after) {
        edges { cursor node { id } }
        pageInfo { hasNextPage endCursor }
      }
    }
  }
`;

const page = (ids: string[], hasNextPage: boolean) => ({
  viewer: {
    __typename: 'Viewer',
    rooms: {
      __typename: 'RoomConnection',
      edges: ids.map((id) => ({
        __typename: 'RoomEdge',
        cursor: `at-${id}`,
        node: { __typename: 'Room', id },
      })),
      pageInfo: { __typename: 'PageInfo', hasNextPage, endCursor: `at-${ids.at(-1)}` },
    },
  },
});

function twoPages(): InMemoryCache {
  const cache = new InMemoryCache({ typePolicies });
  cache.writeQuery({ query: ROOMS, data: page(['hall', 'porch'], true) });
  cache.writeQuery({ query: ROOMS, variables: { after: 'at-porch' }, data: page(['attic', 'garden'], true) });
  return cache;
}

type Told = ReturnType<typeof page>;

function rooms(cache: InMemoryCache): { ids: string[]; next: string | null } {
  const { edges, pageInfo } = (cache.readQuery({ query: ROOMS }) as Told).viewer.rooms;
  return { ids: edges.map(({ node }) => node.id), next: pageInfo.hasNextPage ? pageInfo.endCursor : null };
}

test('the first page, read again, takes nothing away of what comes after it', () => {
  const cache = twoPages();

  cache.writeQuery({ query: ROOMS, data: page(['attic', 'hall'], true) });

  expect(rooms(cache)).toEqual({ ids: ['attic', 'hall', 'porch', 'garden'], next: 'at-garden' });
});

test('where the first page is all there is, nothing else is kept', () => {
  const cache = twoPages();

  cache.writeQuery({ query: ROOMS, data: page(['attic'], false) });

  expect(rooms(cache)).toEqual({ ids: ['attic'], next: null });
});

test('a room that was forgotten is not in the list', () => {
  const cache = twoPages();

  cache.evict({ id: 'Room:porch' });

  expect(rooms(cache)).toEqual({ ids: ['hall', 'attic', 'garden'], next: 'at-garden' });
});
