import { useLocation as usePath, useRoute } from 'wouter';

/** Goes to another place. */
export function useNavigate(): (to: string, options?: { replace?: boolean; state?: unknown }) => void {
  return usePath()[1];
}

/** The id of the room that is open, alone or with something beside it; undefined elsewhere. */
export function useOpenRoomId(): string | undefined {
  const written = useRoute('/rooms/:roomId/*?')[1]?.roomId;
  return written === undefined ? undefined : readId(written);
}

/** An id as it was before it was written into an address: wouter reads addresses whole, and leaves `=` and `/` escaped. */
export function readId(written: string): string {
  try {
    return decodeURIComponent(written);
  } catch (failure) {
    if (!(failure instanceof URIError)) throw failure;
    // Nobody wrote this: it is the id of no room, and the server says so.
    return written;
  }
}

/** Whether one is at a place. */
export function useIsAt(place: string): boolean {
  return useRoute(place)[0];
}
