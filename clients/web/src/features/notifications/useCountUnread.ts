import { useQuery } from '@apollo/client/react';
import { useDocumentVisibility } from '@mantine/hooks';
import { useEffect } from 'react';
import { RoomListItem_room } from '~/features/rooms/RoomListItem';
import { MyRooms } from '~/features/rooms/useMyRooms';
import { readFragment } from '~/gql';
import { useOpenRoomId } from '~/routing/places';
import { unreadTotal } from './unreadTotal';

/** Keeps the total of what is unread in the tab's title, and where the app was installed on its sign. */
export function useCountUnread(): void {
  const { data } = useQuery(MyRooms, { fetchPolicy: 'cache-only' });
  const openRoomId = useOpenRoomId();
  const seenRoomId = useDocumentVisibility() === 'visible' ? openRoomId : undefined;

  const rooms = (data?.viewer?.rooms.edges ?? []).map(({ node }) => readFragment(RoomListItem_room, node));
  const total = rooms
    .filter(({ id }) => id !== seenRoomId)
    .reduce((sum, { viewerMembership }) => sum + (viewerMembership?.unreadCount ?? 0), 0);

  useEffect(() => tell(total), [total]);
  useEffect(() => () => tell(0), []);
}

function tell(total: number): void {
  unreadTotal(total);
  if (!('setAppBadge' in navigator)) return;
  // Browsers refuse where the app is not installed: there it has no sign to put a number on.
  navigator.setAppBadge(total).catch(() => undefined);
}
