import { useLocation as usePath, useRoute } from 'wouter';

/** Goes to another place. */
export function useNavigate(): (to: string, options?: { replace?: boolean; state?: unknown }) => void {
  return usePath()[1];
}

/** The id of the room that is open, alone or with something beside it; undefined elsewhere. */
export function useOpenRoomId(): string | undefined {
  return useRoute('/rooms/:roomId/*?')[1]?.roomId;
}

/** Whether one is at a place. */
export function useIsAt(place: string): boolean {
  return useRoute(place)[0];
}
