import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { UnreadBadge } from '~/features/rooms/UnreadBadge';
import { type FragmentType, graphql, readFragment } from '~/gql';
import styles from './Timeline.module.css';

const ToLatest_room = graphql(`
  fragment ToLatest_room on Room {
    viewerMembership {
      unreadCount
    }
  }
`);

type ToLatestProps = { room: FragmentType<typeof ToLatest_room>; onPress: () => void };

/** The way down, and how much is new there. */
export function ToLatest({ room: ref, onPress }: ToLatestProps) {
  const { t } = useTranslation();
  const count = readFragment(ToLatest_room, ref).viewerMembership?.unreadCount ?? 0;

  return (
    <Button className={styles.latest} size="compact-md" variant="default" onClick={onPress}>
      <span aria-hidden>↓&nbsp;</span>
      {t('conversation.latest')}
      <span className={styles.howMany}>
        <UnreadBadge count={count} />
      </span>
    </Button>
  );
}
