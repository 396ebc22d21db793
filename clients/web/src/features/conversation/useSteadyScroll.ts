import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';

/** How near to the end still counts as being there. */
const NEAR_PIXELS = 48;

type Content = {
  /** The ids of the first and last entries, and how many there are: whatever moves the content. */
  first: string | undefined;
  last: string | undefined;
  length: number;
  /** Called when the reader nears the top, where there is more to read. */
  onTop: (() => void) | undefined;
};

/** Keeps what one reads where it is while older entries come in above, and follows the newest only when there. */
export function useSteadyScroll({ first, last, length, onTop }: Content) {
  const pane = useRef<HTMLDivElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const before = useRef({ first, height: 0, isAtLatest: true });
  const [isAtLatest, setIsAtLatest] = useState(true);

  const toLatest = useCallback(() => {
    before.current.isAtLatest = true;
    pane.current?.scrollTo({ top: pane.current.scrollHeight });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when the content changes, not when it is read
  useLayoutEffect(() => {
    const element = pane.current;
    if (element === null) return;
    if (before.current.isAtLatest) element.scrollTop = element.scrollHeight;
    else if (before.current.first !== first)
      element.scrollTop += element.scrollHeight - before.current.height;
    before.current = { ...before.current, first, height: element.scrollHeight };
  }, [first, last, length]);

  useEffect(() => {
    const element = pane.current;
    if (element === null) return;
    const look = () => {
      const isThere = element.scrollHeight - element.clientHeight - element.scrollTop < NEAR_PIXELS;
      before.current.isAtLatest = isThere;
      setIsAtLatest(isThere);
    };
    // The on-screen keyboard, a growing composer, a rotated phone: who was at the end stays there.
    const resized = new ResizeObserver(() => {
      if (before.current.isAtLatest) element.scrollTop = element.scrollHeight;
      before.current.height = element.scrollHeight;
    });
    element.addEventListener('scroll', look, { passive: true });
    resized.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      resized.disconnect();
    };
  }, []);

  useEffect(() => {
    if (top.current === null || onTop === undefined) return;
    const nearing = new IntersectionObserver(([entry]) => entry?.isIntersecting && onTop(), {
      root: pane.current,
      rootMargin: '400px 0px 0px 0px',
    });
    nearing.observe(top.current);
    return () => nearing.disconnect();
  }, [onTop]);

  return { pane, top, isAtLatest, toLatest };
}
