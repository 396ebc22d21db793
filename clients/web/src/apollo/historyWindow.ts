/** Moves the part of a room's history that is shown, within what was read already. */
import type { ApolloCache, Reference } from '@apollo/client';
import { type Edge, ends, type History } from './history';

/** How many more are shown at once, and how many may be before those far from the reader are put away. */
const STEP = 100;
const MOST = 400;

type Side = 'older' | 'newer';
type Bounds = { first: number; last: number; from: number; to: number | null };
type Moved = Pick<Bounds, 'from' | 'to'> | null;

/** Shows some more on one side; false where all that was read is shown, and only the server has more. */
export function showMore(cache: ApolloCache, roomId: string, side: Side): boolean {
  return move(cache, roomId, ({ first, last, from, to }) => {
    if (side === 'older') return from > first ? { from: Math.max(first, from - STEP), to } : null;
    if (to === null) return null;
    return { from, to: to + STEP < last ? to + STEP : null };
  });
}

/** Puts away what is far from the reader, on the given side. False while there is little enough. */
export function showFewer(cache: ApolloCache, roomId: string, side: Side): boolean {
  return move(cache, roomId, ({ last, from, to }) => {
    const length = (to ?? last) - from + 1;
    if (length <= MOST + STEP) return null;
    return side === 'older' ? { from: from + length - MOST, to } : { from, to: from + MOST - 1 };
  });
}

/** Shows the newest, and goes with what comes. False where it does already. */
export function showLatest(cache: ApolloCache, roomId: string): boolean {
  return move(cache, roomId, ({ first, last, to }) =>
    to === null ? null : { from: Math.max(first, last - STEP + 1), to: null },
  );
}

function move(cache: ApolloCache, roomId: string, to: (bounds: Bounds) => Moved): boolean {
  return cache.modify<{ messages: History }>({
    id: `Room:${roomId}`,
    fields: {
      messages(value, { readField }) {
        const history = value as History | null;
        if (history === null) return value;
        const position = ({ node }: Edge) => readField<number>('position', node as Reference) ?? 0;
        const [first, last] = ends(history.edges, position);
        if (first === null) return value;
        const moved = to({ first, last, ...(history.shown ?? { from: first, to: null }) });
        return moved === null ? value : { ...history, shown: moved };
      },
    },
  });
}
