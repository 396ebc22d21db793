import { useReactiveVar } from '@apollo/client/react';
import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionBanner } from '~/features/connection/ConnectionBanner';
import { useOutboxDelivery } from '~/features/conversation/useOutboxDelivery';
import { InvitationList } from '~/features/invitations/InvitationList';
import { hasSpoken } from '~/features/notifications/hasSpoken';
import { FollowRoom } from '~/features/rooms/FollowRoom';
import { RoomList } from '~/features/rooms/RoomList';
import { useMyRooms } from '~/features/rooms/useMyRooms';
import { Switcher } from '~/features/switcher/Switcher';
import { useSwitcher } from '~/features/switcher/useSwitcher';
import { lazily } from '~/lazily';
import { persistently } from '~/persistently';
import { useOpenRoomId } from '~/routing/places';
import { useLocation } from '~/routing/useLocation';
import styles from './House.module.css';
import { SideHeader } from './SideHeader';
import { Unbroken } from './Unbroken';
import { useFocusOnArrival } from './useFocusOnArrival';
import { useViewerLanguage } from './useViewerLanguage';

// Nobody opens these, so nobody would open them again: they come as soon as they can be fetched.
const FollowViewer = lazily(persistently(() => import('./FollowViewer')));
const NotificationOffer = lazily(
  persistently(async () => ({ default: (await import('./FollowViewer')).NotificationOffer })),
);

/** The house: my rooms on one side, and on the other whatever place is open. A phone shows one of the two. */
export function House({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const roomId = useOpenRoomId();
  const { pathname } = useLocation();
  const { viewer, rooms, ...list } = useMyRooms();
  const switcher = useSwitcher();
  const inside = useRef<HTMLElement>(null);
  useOutboxDelivery();
  useViewerLanguage(viewer?.language);
  useFocusOnArrival(inside);

  return (
    <div className={styles.house} data-inside={pathname !== '/'}>
      <a className={styles.skip} href="#inside">
        {t('skip')}
      </a>
      <ConnectionBanner />
      <div className={styles.side}>
        <SideHeader viewer={viewer} onFind={switcher.open} />
        <RoomList rooms={rooms} {...list}>
          {useReactiveVar(hasSpoken) && <NotificationOffer />}
          <InvitationList viewer={viewer} />
        </RoomList>
      </div>
      <main id="inside" ref={inside} tabIndex={-1} className={styles.inside}>
        <Unbroken place={pathname}>{children}</Unbroken>
      </main>
      <FollowViewer />
      {roomId && <FollowRoom key={roomId} roomId={roomId} />}
      {switcher.isOpen && <Switcher onClose={switcher.close} />}
    </div>
  );
}
