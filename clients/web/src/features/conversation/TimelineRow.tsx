import { DayLine } from './DayLine';
import { MessageItem } from './MessageItem';
import { NewLine } from './NewLine';
import { placeOf } from './placed';
import type { Row } from './rows';
import styles from './Timeline.module.css';
import { UnsentItem } from './UnsentItem';

type TimelineRowProps = {
  row: Row;
  previous: Row | undefined;
  next: Row | undefined;
  viewerId: string;
  isFirstNew: boolean;
};

/** A message, and whatever stands between it and the one before. */
export function TimelineRow({ row, previous, next, viewerId, isFirstNew }: TimelineRowProps) {
  const { opensDay, opensGroup, closesGroup } = placeOf(previous?.said, row.said, next?.said);

  return (
    <div className={styles.row} data-last={next === undefined} data-position={row.position}>
      {opensDay && <DayLine instant={row.said.sentAt} />}
      {isFirstNew && <NewLine />}
      {row.kind === 'told' ? (
        <MessageItem
          message={row.message}
          isOwn={row.message.author?.id === viewerId}
          opensGroup={opensGroup || isFirstNew}
          closesGroup={closesGroup}
        />
      ) : (
        <UnsentItem message={row.message} opensGroup={opensGroup} />
      )}
    </div>
  );
}
