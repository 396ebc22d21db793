import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { Scene } from '~/features/house/Scene';
import { useJoinRoom } from '~/features/rooms/useJoinRoom';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { Link } from '~/routing/Link';
import { useSentAway } from './sentAway';

const Doorstep_room = graphql(`
  fragment Doorstep_room on Room {
    id
    name
    memberCount
  }
`);

/** A room one is not in: what anybody may see of it, and the way in. */
export function Doorstep({ room: ref }: { room: FragmentType<typeof Doorstep_room> }) {
  const { t } = useTranslation();
  const { join, isAsking, detail } = useJoinRoom();
  const room = readFragment(Doorstep_room, ref);
  const people = t('rooms.members', { count: room.memberCount });
  const sentAway = useSentAway(room.id);

  return (
    <Scene title={room.name} words={sentAway ?? t('room.notMember', { people })}>
      <Problem detail={detail} />
      <Button onClick={() => void join(room.id)} loading={isAsking}>
        {t('room.join')}
      </Button>
      <Button component={Link} to="/" variant="default">
        {t('back')}
      </Button>
    </Scene>
  );
}
