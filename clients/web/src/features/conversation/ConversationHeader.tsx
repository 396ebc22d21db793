import { Button, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { lazily } from '~/lazily';
import styles from './ConversationHeader.module.css';
import { useLeaveRoom } from './useLeaveRoom';

const LastOneLeaves = lazily(async () => ({ default: (await import('./LastOneLeaves')).LastOneLeaves }));

const ConversationHeader_room = graphql(`
  fragment ConversationHeader_room on Room {
    id
    name
    memberCount
  }
`);

type ConversationHeaderProps = { room: FragmentType<typeof ConversationHeader_room> };

export function ConversationHeader({ room: ref }: ConversationHeaderProps) {
  const { t } = useTranslation();
  const room = readFragment(ConversationHeader_room, ref);
  const leaving = useLeaveRoom(room);

  return (
    <header className={styles.header}>
      <Link to="/" className={styles.back} aria-label={t('conversation.back')}>
        <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
          <path d="m14 5-7 7 7 7" fill="none" stroke="currentColor" strokeWidth="2.2" />
        </svg>
      </Link>
      <div className={styles.room}>
        <Title order={1} size="h4" lineClamp={1}>
          {room.name}
        </Title>
        <Text size="xs" c="dimmed">
          {t('rooms.members', { count: room.memberCount })}
        </Text>
      </div>
      <Text role="alert" size="sm" c="red">
        {leaving.hasFailed && t('conversation.leaveFailed')}
      </Text>
      <Button variant="default" size="compact-sm" onClick={leaving.leave} loading={leaving.isLeaving}>
        {t('conversation.leave')}
      </Button>
      {leaving.isAsking && <LastOneLeaves onStay={leaving.stay} onLeave={leaving.confirm} />}
    </header>
  );
}
