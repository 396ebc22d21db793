import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { UsernameField } from '~/features/account/UsernameField';
import { Done } from '~/features/me/Done';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { useNavigate } from '~/routing/places';
import styles from './AskIn.module.css';
import { useAddToDirectRoom } from './useAddToDirectRoom';
import { useInviteMember } from './useInviteMember';

const AskIn_room = graphql(`
  fragment AskIn_room on Room {
    id
    isDirect
    memberCount
  }
`);

/** Asks somebody in by their handle: an invitation into a room, a chair at a conversation between people. */
export function AskIn({ room: ref }: { room: FragmentType<typeof AskIn_room> }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const room = readFragment(AskIn_room, ref);
  const invite = useInviteMember(room.id);
  const add = useAddToDirectRoom(room.id);
  const [invited, setInvited] = useState<string | null>(null);
  const { isAsking, anyDetail } = room.isDirect ? add : invite;

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const username = String(new FormData(form).get('username')).trim().replace(/^@/, '');
    setInvited(null);
    const answer = await (room.isDirect ? add.add(username) : invite.invite(username));
    if (answer === null) return;
    form.reset();
    if (!room.isDirect) setInvited(username);
    else if (answer !== room.id) navigate(`/rooms/${encodeURIComponent(answer)}`);
  };

  return (
    <form className={styles.form} onSubmit={submit}>
      <UsernameField
        label={t(room.isDirect ? 'members.add' : 'members.invite')}
        description={room.isDirect && room.memberCount === 2 ? t('members.addHint') : undefined}
        error={anyDetail}
        autoComplete="off"
      />
      <Button type="submit" variant="default" loading={isAsking} className={styles.submit}>
        {t(room.isDirect ? 'members.addSubmit' : 'members.inviteSubmit')}
      </Button>
      <Done>{invited && t('members.invited', { username: invited })}</Done>
    </form>
  );
}
