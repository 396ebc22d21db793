/** Where a message stands among its neighbours: whether it opens a day, and whether it goes on with what was said. */
import { MessageKind } from '~/gql/graphql';

const GROUP_MILLISECONDS = 5 * 60_000;

export type Told = { sentAt: string; kind: MessageKind; author?: { id: string } | null };

export type Place = {
  opensDay: boolean;
  /** The first, or last, of what one person said in a row. */
  opensGroup: boolean;
  closesGroup: boolean;
};

export function placeOf(previous: Told | undefined, message: Told, next: Told | undefined): Place {
  const opensDay = previous === undefined || dayOf(previous) !== dayOf(message);
  return {
    opensDay,
    opensGroup: previous === undefined || !belongTogether(previous, message),
    closesGroup: next === undefined || !belongTogether(message, next),
  };
}

function belongTogether(earlier: Told, later: Told): boolean {
  return (
    earlier.kind === MessageKind.Spoken &&
    later.kind === MessageKind.Spoken &&
    earlier.author?.id === later.author?.id &&
    dayOf(earlier) === dayOf(later) &&
    Date.parse(later.sentAt) - Date.parse(earlier.sentAt) < GROUP_MILLISECONDS
  );
}

function dayOf({ sentAt }: Told): string {
  return new Date(sentAt).toDateString();
}
