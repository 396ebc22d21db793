import { useCallback, useEffect, useRef, useState } from 'react';
import { ReadState_membership } from '~/features/rooms/readState';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { MessageKind } from '~/gql/graphql';
import type { ToldMessage } from './rows';

const NewLine_room = graphql(`
  fragment NewLine_room on Room {
    viewerMembership {
      ...ReadState_membership
    }
  }
`);

type Reading = {
  room: FragmentType<typeof NewLine_room>;
  told: ToldMessage[];
  viewerId: string;
  /** Whether the reader has the newest before their eyes. */
  isLooking: boolean;
  /** What was known where the reader asked to go on, however much was read since. */
  sought: number | null;
};

/** Where the reader's news begin: what came before they opened the room, or while they looked elsewhere. */
export function useNewLine({ room, told, viewerId, isLooking, sought }: Reading) {
  const [knownPosition, setKnownPosition] = useState(() => sought ?? knownBefore(room));
  const seenPosition = useRef(0);
  const position = firstNew(told, viewerId, knownPosition);

  useEffect(() => {
    const newest = told.at(-1)?.position ?? 0;
    if (isLooking) {
      seenPosition.current = newest;
      return;
    }
    const seen = seenPosition.current;
    const isBehind = position === null || position <= seen;
    if (seen > 0 && isBehind && firstNew(told, viewerId, seen) !== null) setKnownPosition(seen);
  }, [told, viewerId, isLooking, position]);

  return { position, forget: useCallback(() => setKnownPosition(null), []) };
}

/** The last message that was read when the room was opened; null where everything was. */
function knownBefore(ref: FragmentType<typeof NewLine_room>): number | null {
  const membership = readFragment(ReadState_membership, readFragment(NewLine_room, ref).viewerMembership);
  return membership && membership.unreadCount > 0 ? (membership.lastReadMessage?.position ?? 0) : null;
}

/** Null also where it is not known yet, as what comes between was not read. */
export function firstNew(told: ToldMessage[], viewerId: string, knownPosition: number | null): number | null {
  if (knownPosition === null || (told[0]?.position ?? 0) > knownPosition + 1) return null;
  const isNew = ({ position, kind, author }: ToldMessage) =>
    position > knownPosition && kind === MessageKind.Spoken && author?.id !== viewerId;
  return told.find(isNew)?.position ?? null;
}
