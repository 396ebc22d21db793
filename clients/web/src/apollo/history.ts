/**
 * How pages of a room's history join in the cache: by message id, in the order of positions.
 *
 * Pages, live events and replays all come this way, in whatever order and however often. There is never a hole
 * between them: pages are read backwards from the newest, and events go on from there.
 */
import type { FieldPolicy, Reference } from '@apollo/client';

type Edge = { cursor: string; node: Reference };
type PageInfo = { hasPreviousPage?: boolean; startCursor?: string | null };
type History = { edges: readonly Edge[]; pageInfo?: PageInfo };

export const historyPolicy: FieldPolicy<History> = {
  keyArgs: false,
  merge(existing, incoming, { readField }) {
    if (existing === undefined || existing.edges.length === 0) return incoming;
    if (incoming.edges.length === 0) return existing;

    const position = (edge: Edge) => readField<number>('position', edge.node) ?? 0;
    const byId = new Map([...existing.edges, ...incoming.edges].map((edge) => [edge.node.__ref, edge]));
    const edges = [...byId.values()].sort((one, other) => position(one) - position(other));
    const earliest = edges[0] === byId.get(incoming.edges[0]?.node.__ref ?? '') ? incoming : existing;
    return { ...existing, ...incoming, edges, pageInfo: earliest.pageInfo };
  },
};
