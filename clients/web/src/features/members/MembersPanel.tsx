import { useQuery } from '@apollo/client/react';
import { Loader } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { GiveFocusBack } from '~/features/house/GiveFocusBack';
import { graphql } from '~/gql';
import { Icon } from '~/icons/Icon';
import { Link } from '~/routing/Link';
import { useOpenRoomId } from '~/routing/places';
import { AskIn } from './AskIn';
import { BanList } from './BanList';
import { MemberList } from './MemberList';
import styles from './MembersPanel.module.css';

const Members = graphql(`
  query Members($roomId: ID!, $after: String) {
    room(id: $roomId) {
      id
      memberCount
      ...AskIn_room
      ...MemberList_room
      ...BanList_room
    }
  }
`);

/** Who is in the room, and what one may do about it. */
export default function MembersPanel() {
  const { t } = useTranslation();
  const roomId = useOpenRoomId() ?? '';
  const { data, error, fetchMore } = useQuery(Members, {
    variables: { roomId },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const room = data?.room;

  return (
    <aside className={styles.panel} aria-labelledby="members-title">
      <GiveFocusBack />
      <header className={styles.header}>
        <h2 id="members-title" className={styles.title}>
          {t('members.title')}
        </h2>
        <Link
          to={`/rooms/${encodeURIComponent(roomId)}`}
          className={styles.close}
          aria-label={t('members.close')}
        >
          <Icon name="close" />
        </Link>
      </header>
      <div className={styles.content}>
        <Problem detail={error && !room ? t('unreachable') : undefined} />
        {!room && !error && <Loader type="dots" role="status" aria-label={t('loading')} />}
        {room && (
          <>
            <AskIn room={room} />
            <MemberList room={room} readMore={(after) => void fetchMore({ variables: { after } })} />
            <BanList room={room} />
          </>
        )}
      </div>
    </aside>
  );
}
