import { Button, Center, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEnterRoom } from '~/features/rooms/useEnterRoom';
import { type FragmentType, graphql, readFragment } from '~/gql';

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
  const { join, isEntering, detail } = useEnterRoom();
  const room = readFragment(Doorstep_room, ref);

  return (
    <Center h="100%" p="md">
      <Stack align="center" gap="sm">
        <Title order={1} size="h3" ta="center">
          {room.name}
        </Title>
        <Text c="dimmed" size="sm">
          {t('rooms.members', { count: room.memberCount })} · {t('conversation.notMember')}
        </Text>
        <Button onClick={() => void join(room.id)} loading={isEntering}>
          {t('conversation.join')}
        </Button>
        <Text role="alert" c="red" size="sm">
          {detail}
        </Text>
        <Link to="/">{t('conversation.back')}</Link>
      </Stack>
    </Center>
  );
}
