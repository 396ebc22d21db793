import { useCallback, useLayoutEffect, useRef } from 'react';
import type { VirtualizerHandle } from 'virtua';
import type { Row } from './rows';
import type { HistoryWindow } from './useHistoryWindow';

/** How near to the end still counts as being there. */
const NEAR_PIXELS = 48;
/** How many rows before the end of what is shown more is asked for. */
const NEAR_ROWS = 25;
/** What stays visible of the known above the first new message. */
const KNOWN_PIXELS = 72;

type Content = {
  rows: Row[];
  generation: number;
  newLineAt: number | null;
  history: HistoryWindow;
  setIsAtLatest: (isAtLatest: boolean) => void;
};

/** Follows the newest only when there, begins where the reader's news begin, and asks for more before it is missed. */
export function useTimelineScroll({ rows, generation, newLineAt, history, setIsAtLatest }: Content) {
  const pane = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  /** Whether to stay at the end, whatever comes; and where the reader was last seen. */
  const place = useRef({ follows: true, offset: 0 });
  const latestRow = rows.at(-1)?.key;

  const toEnd = useCallback(() => list.current?.scrollToIndex(Number.MAX_SAFE_INTEGER, { align: 'end' }), []);

  const follow = useCallback(
    (follows: boolean) => {
      place.current.follows = follows;
      setIsAtLatest(follows && !history.hasNewer);
    },
    [history.hasNewer, setIsAtLatest],
  );

  const look = useCallback(() => {
    const [element, virtual] = [pane.current, list.current];
    if (element === null || virtual === null) return;
    const { scrollTop, scrollHeight, clientHeight } = element;
    const left = scrollHeight - clientHeight - scrollTop;
    if (left < NEAR_PIXELS) follow(true);
    // A list that grows leaves the end behind: only the reader who moves up goes away from it.
    else if (scrollTop < place.current.offset) follow(false);
    place.current.offset = scrollTop;

    const first = virtual.findItemIndex(scrollTop);
    const last = virtual.findItemIndex(scrollTop + clientHeight);
    if (first < NEAR_ROWS) history.older();
    if (last > rows.length - NEAR_ROWS) history.newer();
    history.fewer(first + last < rows.length ? 'older' : 'newer');
  }, [follow, history, rows.length]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each list that begins anew
  useLayoutEffect(() => {
    const firstNew = newLineAt === null ? -1 : rows.findIndex(({ position }) => position === newLineAt);
    if (firstNew < 0) toEnd();
    else list.current?.scrollToIndex(firstNew, { align: 'start', offset: -KNOWN_PIXELS });
    follow(firstNew < 0);
  }, [generation]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: when something is new at the end
  useLayoutEffect(() => {
    if (place.current.follows) toEnd();
  }, [latestRow, toEnd]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: when there are more rows, or fewer, one may be near an end
  useLayoutEffect(look, [rows.length]);

  const toLatest = useCallback(() => {
    history.latest();
    follow(true);
    toEnd();
  }, [history, follow, toEnd]);

  const onResize = useCallback(() => {
    if (place.current.follows) toEnd();
  }, [toEnd]);

  return { pane, list, toLatest, onScroll: look, onResize };
}
