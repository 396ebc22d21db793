import { useLocation as usePath } from 'wouter';
import { useHistoryState } from 'wouter/use-browser-location';

/** Where one is: the path as it stands in the address, what follows `#`, and what is kept beside it. */
export function useLocation() {
  // Drawn anew with the path; the browser has it undecoded, as links write it.
  usePath();
  // biome-ignore lint/suspicious/noExplicitAny: whoever reads it checks what it is
  const state = useHistoryState<any>();

  return { pathname: window.location.pathname, hash: window.location.hash, state };
}
