import { type RefObject, useEffect, useRef } from 'react';
import { useLocation } from '~/routing/useLocation';

/** Moves the focus to the place that was opened, as a page load would, unless something there took it by itself. */
export function useFocusOnArrival(place: RefObject<HTMLElement | null>): void {
  const { pathname } = useLocation();
  const before = useRef(pathname);

  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    if (!place.current?.contains(document.activeElement)) place.current?.focus({ preventScroll: true });
  }, [pathname, place]);
}
