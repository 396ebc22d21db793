import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { useNavigate } from '~/routing/places';
import styles from './InvitationList.module.css';
import { useAnswerInvitation } from './useAnswerInvitation';

const InvitationItem_invitation = graphql(`
  fragment InvitationItem_invitation on Invitation {
    id
    roomName
    memberCount
    invitedBy {
      id
      displayName
    }
  }
`);

type InvitationItemProps = { invitation: FragmentType<typeof InvitationItem_invitation> };

export function InvitationItem({ invitation: ref }: InvitationItemProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id, roomName, memberCount, invitedBy } = readFragment(InvitationItem_invitation, ref);
  const { accept, decline, isAsking, detail } = useAnswerInvitation(id);
  const name = invitedBy?.displayName ?? t('closedAccount');

  const enter = async () => {
    const roomId = await accept();
    if (roomId !== null) navigate(`/rooms/${encodeURIComponent(roomId)}`);
  };

  return (
    <li className={styles.invitation}>
      <p className={styles.words}>
        {t('invitations.words', { name, room: roomName })}{' '}
        <span className={styles.count}>{t('rooms.members', { count: memberCount })}</span>
      </p>
      <Problem detail={detail} />
      <div className={styles.answers}>
        <Button size="compact-md" onClick={enter} loading={isAsking}>
          {t('invitations.accept')}
        </Button>
        <Button size="compact-md" variant="default" onClick={() => void decline()} disabled={isAsking}>
          {t('invitations.decline')}
        </Button>
      </div>
    </li>
  );
}
