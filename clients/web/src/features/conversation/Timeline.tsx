import { Button, Loader, Text } from '@mantine/core';
import { type Ref, useImperativeHandle, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { DayLine } from './DayLine';
import { HistoryEdge_edge } from './historyEdge';
import { MessageItem } from './MessageItem';
import { placed } from './placed';
import styles from './Timeline.module.css';
import { UnsentItem } from './UnsentItem';
import { useMarkRead } from './useMarkRead';
import { useSteadyScroll } from './useSteadyScroll';
import { useUnsent } from './useUnsent';

const Timeline_room = graphql(`
  fragment Timeline_room on Room {
    id
    ...MarkRead_room
    messages(last: 50, before: $before) {
      edges {
        cursor
        ...HistoryEdge_edge
      }
      pageInfo {
        hasPreviousPage
        startCursor
      }
    }
  }
`);

export type TimelineHandle = { toLatest: () => void };

type TimelineProps = {
  ref: Ref<TimelineHandle>;
  room: FragmentType<typeof Timeline_room>;
  viewerId: string;
  hasOlder: boolean;
  isReadingOlder: boolean;
  readOlder: () => void;
};

export function Timeline({
  ref,
  room: roomRef,
  viewerId,
  hasOlder,
  isReadingOlder,
  readOlder,
}: TimelineProps) {
  const { t } = useTranslation();
  const room = readFragment(Timeline_room, roomRef);
  const edges = room.messages?.edges;
  const messages = useMemo(
    () => placed((edges ?? []).map((edge) => readFragment(HistoryEdge_edge, edge).node)),
    [edges],
  );
  const unsent = useUnsent(room.id, messages);
  const first = messages[0]?.message.id;
  const last = messages.at(-1)?.message.id;
  const { pane, top, isAtLatest, toLatest } = useSteadyScroll({
    first,
    last,
    length: messages.length + unsent.length,
    onTop: hasOlder && !isReadingOlder ? readOlder : undefined,
  });
  useMarkRead({ room, newestId: last, isAtLatest });
  useImperativeHandle(ref, () => ({ toLatest }), [toLatest]);

  return (
    <div className={styles.frame}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard */}
      <div ref={pane} className={styles.pane} role="log" aria-label={t('conversation.log')} tabIndex={0}>
        <div ref={top} className={styles.top}>
          {hasOlder ? (
            <Loader size="xs" type="dots" aria-label={t('conversation.older')} />
          ) : (
            <Text size="xs" c="dimmed">
              {t('conversation.beginning')}
            </Text>
          )}
        </div>
        <ol className={styles.messages}>
          {messages.map(({ message, opensDay, opensGroup, closesGroup }) => (
            <li key={message.id}>
              {opensDay && <DayLine instant={message.sentAt} />}
              <MessageItem
                message={message}
                isOwn={message.author?.id === viewerId}
                opensGroup={opensGroup}
                closesGroup={closesGroup}
              />
            </li>
          ))}
          {unsent.map((message) => (
            <li key={message.clientToken}>
              <UnsentItem message={message} />
            </li>
          ))}
        </ol>
      </div>
      {!isAtLatest && (
        <Button className={styles.latest} size="compact-md" variant="default" onClick={toLatest}>
          ↓ {t('conversation.latest')}
        </Button>
      )}
    </div>
  );
}
