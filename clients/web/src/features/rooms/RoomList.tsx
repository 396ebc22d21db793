import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { type FragmentType, readFragment } from '~/gql';
import { useOpenRoomId } from '~/routing/places';
import { EnterRoomForm } from './EnterRoomForm';
import styles from './RoomList.module.css';
import { RoomListItem, RoomListItem_room } from './RoomListItem';
import { SideWays } from './SideWays';

type RoomListProps = {
  rooms: (FragmentType<typeof RoomListItem_room> & { id: string })[];
  isLoading: boolean;
  hasFailed: boolean;
  retry: () => void;
  more: (() => void) | undefined;
  isLoadingMore: boolean;
  /** What stands before the rooms. */
  children?: ReactNode;
};

export function RoomList({
  rooms,
  isLoading,
  hasFailed,
  retry,
  more,
  isLoadingMore,
  children,
}: RoomListProps) {
  const { t } = useTranslation();
  const roomId = useOpenRoomId();

  return (
    <nav aria-label={t('rooms.mine')} className={styles.list}>
      <EnterRoomForm />
      <SideWays />
      {children}
      {isLoading && <Waiting />}
      <Problem detail={hasFailed ? t('rooms.failed') : undefined}>
        <Button size="compact-md" variant="default" onClick={retry} display="block" mt="xs">
          {t('retry')}
        </Button>
      </Problem>
      {!isLoading && !hasFailed && rooms.length === 0 && (
        <div className={styles.note}>
          <p>{t('rooms.none')}</p>
          <p>{t('rooms.noneHint')}</p>
        </div>
      )}
      <ul className={styles.rooms}>
        {rooms.toSorted(newestFirst).map((room) => (
          <RoomListItem key={room.id} room={room} isOpen={room.id === roomId} />
        ))}
      </ul>
      {more && (
        <Button variant="subtle" m="sm" onClick={more} loading={isLoadingMore}>
          {t('rooms.more')}
        </Button>
      )}
    </nav>
  );
}

type Listed = FragmentType<typeof RoomListItem_room>;

function newestFirst(one: Listed, other: Listed): number {
  return lastActivity(other) - lastActivity(one);
}

function lastActivity(ref: Listed): number {
  const room = readFragment(RoomListItem_room, ref);
  return Date.parse(room.lastMessage?.sentAt ?? room.createdAt);
}

function Waiting() {
  return (
    <div className={styles.waiting} aria-hidden>
      {[70, 45, 60].map((width) => (
        <span key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}
