import { useQuery } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import type { RoomDoor_room } from '~/features/rooms/RoomDoor';
import { RoomListItem_room } from '~/features/rooms/RoomListItem';
import { MyRooms } from '~/features/rooms/useMyRooms';
import { useRoomName } from '~/features/rooms/useRoomName';
import { type FragmentType, readFragment } from '~/gql';
import type { IconName } from '~/icons/Icon';

export type Place = {
  key: string;
  name: string;
  label: string;
  /** What stands before the label: a sign, or the room's own door. */
  sign: IconName | FragmentType<typeof RoomDoor_room>;
  /** Null where a room of that name must be entered first. */
  path: string | null;
};

/** Where one may want to go: my rooms and the house's pages that have these letters, and the room of that very name. */
export function usePlaces(sought: string): Place[] {
  const { t } = useTranslation();
  const { data } = useQuery(MyRooms, { fetchPolicy: 'cache-only' });
  const nameOf = useRoomName();
  const letters = sought.trim().toLocaleLowerCase();
  const has = ({ label }: Place) => label.toLocaleLowerCase().includes(letters);

  const rooms = (data?.viewer?.rooms.edges ?? []).map(({ node }): Place => {
    const room = readFragment(RoomListItem_room, node);
    const { id } = room;
    const name = nameOf(room);
    return { key: id, name, label: name, sign: room, path: `/rooms/${encodeURIComponent(id)}` };
  });
  const pages: Place[] = [
    { key: 'start', name: '', label: t('start.title'), sign: 'plus', path: '/start' },
    { key: 'browse', name: '', label: t('browse.title'), sign: 'door', path: '/browse' },
    { key: 'me', name: '', label: t('me.open'), sign: 'people', path: '/me' },
  ];
  const isMine = rooms.some(({ name }) => name.toLocaleLowerCase() === letters);
  const unknown: Place = {
    key: 'enter',
    name: sought.trim(),
    label: t('switcher.enter', { name: sought.trim() }),
    sign: 'door',

    path: null,
  };
  return [...rooms.filter(has), ...pages.filter(has), ...(letters === '' || isMine ? [] : [unknown])];
}
