/** Where messages stand among their neighbours: which open a day, and which belong together. */
import { MessageKind } from '~/gql/graphql';

const GROUP_MILLISECONDS = 5 * 60_000;

type Told = { sentAt: string; kind: MessageKind; author?: { id: string } | null };

export type Placed<Message> = {
  message: Message;
  opensDay: boolean;
  /** The first, or last, of what one person said in a row. */
  opensGroup: boolean;
  closesGroup: boolean;
};

export function placed<Message extends Told>(messages: Message[]): Placed<Message>[] {
  return messages.map((message, place) => {
    const previous = messages[place - 1];
    const next = messages[place + 1];
    return {
      message,
      opensDay: previous === undefined || dayOf(previous) !== dayOf(message),
      opensGroup: previous === undefined || !belongTogether(previous, message),
      closesGroup: next === undefined || !belongTogether(message, next),
    };
  });
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
