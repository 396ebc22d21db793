import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '~/features/house/useTitle';
import { Doorstep } from '~/features/room/Doorstep';
import { NoSuchRoom } from '~/features/room/NoSuchRoom';
import { RoomHeader } from '~/features/room/RoomHeader';
import { Composer } from './Composer';
import { Timeline, type TimelineHandle } from './Timeline';
import { useConversation } from './useConversation';

export function Conversation({ roomId }: { roomId: string }) {
  const { t } = useTranslation();
  const { room, viewerId, hasFailed, retry, ...older } = useConversation(roomId);
  const timeline = useRef<TimelineHandle>(null);
  useTitle(room?.name ?? null);

  if (room === null) return <NoSuchRoom />;
  if (room === undefined || viewerId === undefined) {
    return (
      <Center h="100%">
        {hasFailed ? (
          <Stack align="center" role="alert">
            <Text>{t('conversation.failed')}</Text>
            <Button variant="default" onClick={retry}>
              {t('retry')}
            </Button>
          </Stack>
        ) : (
          <Loader type="dots" aria-label={t('loading')} />
        )}
      </Center>
    );
  }
  if (!room.viewerMembership) return <Doorstep room={room} />;
  return (
    <>
      <RoomHeader room={room} />
      <Timeline ref={timeline} room={room} viewerId={viewerId} {...older} />
      <Composer roomId={room.id} roomName={room.name} onSent={() => timeline.current?.toLatest()} />
    </>
  );
}
