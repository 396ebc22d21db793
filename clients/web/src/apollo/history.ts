/**
 * A room's history in the cache: one run of messages without a hole, and the part of it that is shown.
 *
 * Pages, live events and replays all come this way, in whatever order and however often. Positions count 1, 2, 3 …
 * without a hole, so it can be seen whether something joins what is there. What begins past a hole is newer than all
 * of it and takes its place; what ends before one is left out until the pages between are read.
 *
 * The cache answers a query edge by edge, however few changed: at 100,000 that takes seconds. So it is asked for a
 * window of the run, which moves with the reader (historyWindow.ts).
 */
import type { FieldPolicy, Reference } from '@apollo/client';

export type Edge = { cursor: string; node: Reference };
type PageInfo = { hasPreviousPage?: boolean; startCursor?: string | null };

export type History = {
  edges: readonly Edge[];
  pageInfo?: PageInfo;
  /** The positions of the first and the last that are shown; `to` is null where the newest is, also when it comes. */
  shown?: { from: number; to: number | null };
  /** What was there before the stream broke off: shown until what takes its place was read. */
  former?: History;
};

type PositionOf = (edge: Edge) => number;

export function joined(
  existing: History | undefined | null,
  incoming: History,
  position: PositionOf,
): History {
  // Null is what somebody gets who is not in the room.
  if (!existing || !incoming) return incoming;
  const [first, last] = ends(incoming.edges, position);
  if (first === null) return existing;
  const instead = existing.former ? { ...incoming, former: existing.former } : incoming;
  const [knownFirst, knownLast] = ends(existing.edges, position);
  if (knownFirst === null || first > knownLast + 1) return instead;
  if (last < knownFirst - 1) return existing;
  // The same place, another message: a backup was restored, and this is the log of another life.
  const meeting = Math.max(first, knownFirst);
  const known = existing.edges[meeting - knownFirst];
  const told = incoming.edges[meeting - first];
  if (known && told && known.node.__ref !== told.node.__ref) return instead;

  const older = incoming.edges.filter((edge) => position(edge) < knownFirst);
  const newer = incoming.edges.filter((edge) => position(edge) > knownLast);
  if (older.length + newer.length === 0) return existing;
  const shown = existing.shown ?? { from: knownFirst, to: null };
  return {
    ...existing,
    edges: [...older, ...existing.edges, ...newer],
    pageInfo: older.length > 0 ? incoming.pageInfo : existing.pageInfo,
    shown: shown.from === knownFirst ? { ...shown, from: Math.min(first, knownFirst) } : shown,
  };
}

/** What a query is answered: the edges that are shown, and whether there are others around them. */
export function shownPart(history: History, position: PositionOf): Omit<History, 'former' | 'shown'> {
  const { edges, pageInfo, shown, former, ...rest } = history;
  if (former !== undefined) return shownPart(former, position);
  const [first, last] = ends(edges, position);
  if (first === null || shown === undefined)
    return { ...rest, edges, pageInfo: around(pageInfo, false, false) };
  const part = edges.slice(shown.from - first, shown.to === null ? undefined : shown.to - first + 1);
  const hasNewer = shown.to !== null && shown.to < last;
  return { ...rest, edges: part, pageInfo: around(pageInfo, shown.from > first, hasNewer) };
}

function around(pageInfo: PageInfo | undefined, hasOlder: boolean, hasNewer: boolean) {
  return { ...pageInfo, hasPreviousPage: hasOlder || pageInfo?.hasPreviousPage, hasNextPage: hasNewer };
}

export function ends(edges: readonly Edge[], position: PositionOf): [number, number] | [null, null] {
  const [first, last] = [edges[0], edges.at(-1)];
  return first && last ? [position(first), position(last)] : [null, null];
}

export const historyPolicy: FieldPolicy<History> = {
  keyArgs: false,
  merge: (existing, incoming, { readField }) =>
    joined(existing, incoming, (edge) => readField<number>('position', edge.node) ?? 0),
  read: (existing, { readField }) =>
    existing ? shownPart(existing, (edge) => readField<number>('position', edge.node) ?? 0) : existing,
};
