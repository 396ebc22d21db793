import { useApolloClient, useQuery } from '@apollo/client/react';
import { useEffect, useMemo, useRef } from 'react';
import { MyRooms } from '~/features/rooms/useMyRooms';
import { useRoomName, useViewerId } from '~/features/rooms/useRoomName';
import { useNavigate, useOpenRoomId } from '~/routing/places';
import { Crier } from './Crier';
import { currentNews, type NewsOfRoom, newsOf } from './news';
import { useNotificationWords } from './useNotificationWords';

/** Notifications of new messages, for as long as the viewer is here. */
export function useCrier(): Crier {
  const { cache } = useApolloClient();
  const { data } = useQuery(MyRooms, { fetchPolicy: 'cache-only' });
  const surroundings = useSurroundings();
  const now = useRef(surroundings);
  now.current = surroundings;

  const crier = useMemo(
    () =>
      new Crier({
        viewerId: () => now.current.viewerId,
        current: (roomId) => currentNews(cache, roomId),
        isInView: (roomId) => isVisible() && now.current.openRoomId === roomId,
        words: (news) => now.current.words(news),
        open: (roomId) => now.current.navigate(`/rooms/${encodeURIComponent(roomId)}`),
      }),
    [cache],
  );
  useEffect(() => {
    for (const { node } of data?.viewer?.rooms.edges ?? []) crier.know(newsOf(node));
  }, [crier, data]);
  useEffect(() => () => crier.fallSilent(), [crier]);

  return crier;
}

function useSurroundings() {
  const nameOf = useRoomName();
  const told = useNotificationWords();
  const viewerId = useViewerId();
  const openRoomId = useOpenRoomId();
  const navigate = useNavigate();

  const words = ({ room, author, body }: NewsOfRoom) => ({
    title: nameOf(room),
    // Whoever sits before the app reads it there; what is said is nothing for who stands beside them.
    body: isVisible() || body === null ? told.news : room.isDirect || !author ? body : `${author}: ${body}`,
  });
  return { viewerId, openRoomId, navigate, words };
}

function isVisible(): boolean {
  return document.visibilityState === 'visible';
}
