/**
 * The viewer's rooms in the cache: the newest page, and whatever pages after it were read. A first page that is read
 * again, as it often is, takes nothing away of what comes after it; the order is by activity, and made where it is drawn.
 */
import type { FieldPolicy, Reference } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';

type Edge = { cursor: string; node: Reference };
type RoomList = { edges: readonly Edge[]; pageInfo?: { hasNextPage?: boolean } };

const pages = relayStylePagination();

export const roomListPolicy: FieldPolicy = {
  keyArgs: false,
  read: pages.read,
  merge: (existing: RoomList | undefined, incoming: RoomList, { args }) => {
    if (!existing) return incoming;
    const isTold = new Set(incoming.edges.map(({ node }) => node.__ref));
    const others = existing.edges.filter(({ node }) => !isTold.has(node.__ref));
    if (args?.after) return { ...incoming, edges: [...others, ...incoming.edges] };
    // All there are: what is not among them is the viewer's no more.
    if (!incoming.pageInfo?.hasNextPage) return incoming;
    const pageInfo = others.length > 0 ? existing.pageInfo : incoming.pageInfo;
    return { ...incoming, edges: [...incoming.edges, ...others], pageInfo };
  },
};
