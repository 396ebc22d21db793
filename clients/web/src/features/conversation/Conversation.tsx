import { Button, Center, Loader, Stack, Text } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '~/features/house/useTitle';
import { Doorstep } from '~/features/room/Doorstep';
import { NoSuchRoom } from '~/features/room/NoSuchRoom';
import { RoomHeader } from '~/features/room/RoomHeader';
import { useRoomName } from '~/features/rooms/useRoomName';
import { Composer } from './Composer';
import { type Editable, type Editing, EditingContext } from './editing';
import { Timeline, type TimelineHandle } from './Timeline';
import { useConversation } from './useConversation';

export function Conversation({ roomId }: { roomId: string }) {
  const { t } = useTranslation();
  const { room, viewerId, isReady, hasFailed, retry, ...reading } = useConversation(roomId);
  const nameOf = useRoomName();
  const timeline = useRef<TimelineHandle>(null);
  const [edited, setEdited] = useState<Editable | null>(null);
  const editing = useMemo<Editing>(
    () => ({ message: edited, begin: setEdited, end: () => setEdited(null) }),
    [edited],
  );
  useTitle(room ? nameOf(room) : null);

  if (room === null) return <NoSuchRoom roomId={roomId} />;
  const isOutside = room?.viewerMembership === null;
  if (room === undefined || viewerId === undefined || !(isReady || isOutside)) {
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
  const onSent = () => {
    timeline.current?.forgetNews();
    timeline.current?.toLatest();
  };
  const onEditLast = () => {
    const last = timeline.current?.lastOwn();
    if (last?.body) setEdited({ id: last.id, body: last.body });
  };
  return (
    <EditingContext value={editing}>
      <RoomHeader room={room} />
      <Timeline ref={timeline} room={room} viewerId={viewerId} {...reading} />
      <Composer roomId={room.id} viewerId={viewerId} onSent={onSent} onEditLast={onEditLast} />
    </EditingContext>
  );
}
