import { Button } from '@mantine/core';
import { useDocumentVisibility } from '@mantine/hooks';
import { type Ref, useImperativeHandle, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Virtualizer } from 'virtua';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { Announcer } from './Announcer';
import { HistoryEdge_edge } from './historyEdge';
import { rowsOf, type ToldMessage } from './rows';
import styles from './Timeline.module.css';
import { TimelineRow } from './TimelineRow';
import { TimelineTop } from './TimelineTop';
import { ToLatest } from './ToLatest';
import { useHistoryWindow } from './useHistoryWindow';
import { useMarkRead } from './useMarkRead';
import { useNewLine } from './useNewLine';
import { useOneEndAtATime } from './useOneEndAtATime';
import { useTimelineScroll } from './useTimelineScroll';
import { useUnsent } from './useUnsent';

const Timeline_room = graphql(`
  fragment Timeline_room on Room {
    id
    ...MarkRead_room
    ...NewLine_room
    ...ToLatest_room
    messages(last: $last, before: $before) {
      edges {
        cursor
        ...HistoryEdge_edge
      }
      pageInfo {
        hasPreviousPage
        hasNextPage
        startCursor
      }
    }
  }
`);

/** The height of what stands above the first row. */
const TOP_PIXELS = 56;
/** Rows are measured so far before they are seen: a turn of the wheel must not bring in one of unknown height. */
const BUFFER_PIXELS = 600;

export type TimelineHandle = {
  toLatest: () => void;
  /** The reader answered: nothing is new to them any more. */
  forgetNews: () => void;
  /** The last message of the viewer's own that stands. */
  lastOwn: () => ToldMessage | undefined;
};

type TimelineProps = {
  ref: Ref<TimelineHandle>;
  room: FragmentType<typeof Timeline_room>;
  viewerId: string;
  isReadingOlder: boolean;
  readOlder: () => void;
  /** The last position that was known to who asked for what is new since; null where the room itself knows. */
  sought: number | null;
  /** Goes to where the news begin, where that is too far back to have been waited for. */
  seek: (() => void) | undefined;
};

export function Timeline({ ref, room: roomRef, viewerId, sought, seek, ...server }: TimelineProps) {
  const { t } = useTranslation();
  const room = readFragment(Timeline_room, roomRef);
  const edges = room.messages?.edges;
  const { hasPreviousPage = false, hasNextPage = false } = room.messages?.pageInfo ?? {};
  const told = useMemo(() => (edges ?? []).map((edge) => readFragment(HistoryEdge_edge, edge).node), [edges]);
  const unsent = useUnsent(room.id, told);
  const all = useMemo(
    () => rowsOf(told, hasNextPage ? [] : unsent, viewerId),
    [told, unsent, hasNextPage, viewerId],
  );
  const { rows, shift, generation } = useOneEndAtATime(all);
  const history = useHistoryWindow(room.id, { ...server, hasPreviousPage, hasNextPage });
  // Not before it was seen: nothing counts as read on a guess.
  const [isAtLatest, setIsAtLatest] = useState(false);
  const isLooking = useDocumentVisibility() === 'visible' && isAtLatest;
  const newLine = useNewLine({ room, told, viewerId, isLooking, sought });
  const scroll = useTimelineScroll({ rows, generation, newLineAt: newLine.position, history, setIsAtLatest });
  useMarkRead({ room, newestId: told.at(-1)?.id, isLooking });
  useImperativeHandle(ref, () => ({
    toLatest: scroll.toLatest,
    forgetNews: newLine.forget,
    lastOwn: () => told.findLast((message) => message.author?.id === viewerId && message.body != null),
  }));

  return (
    <div className={styles.frame}>
      <div
        ref={scroll.pane}
        className={styles.pane}
        role="log"
        // What scrolls in is not news: the Announcer tells what is.
        aria-live="off"
        aria-label={t('conversation.log')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a pane that scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <div className={styles.filler} />
        <TimelineTop height={TOP_PIXELS} hasOlder={hasPreviousPage} />
        <Virtualizer
          key={generation}
          ref={scroll.list}
          scrollRef={scroll.pane}
          startMargin={TOP_PIXELS}
          as="ol"
          item="li"
          shift={shift}
          bufferSize={BUFFER_PIXELS}
          data={rows}
          onScroll={scroll.onScroll}
          onResize={scroll.onResize}
        >
          {(row, index) => (
            <TimelineRow
              key={row.key}
              row={row}
              previous={rows[index - 1]}
              next={rows[index + 1]}
              viewerId={viewerId}
              isFirstNew={row.kind === 'told' && row.position === newLine.position}
            />
          )}
        </Virtualizer>
      </div>
      {seek && (
        <Button className={styles.toNews} size="compact-md" variant="default" onClick={seek}>
          <span aria-hidden>↑&nbsp;</span>
          {t('conversation.toNews')}
        </Button>
      )}
      {!isAtLatest && <ToLatest room={room} onPress={scroll.toLatest} />}
      <Announcer newest={hasNextPage ? undefined : told.at(-1)} viewerId={viewerId} />
    </div>
  );
}
