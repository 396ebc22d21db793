/** Rooms that the viewer was sent out of while they had them open: otherwise they would seem never to have been in. */
import { makeVar } from '@apollo/client';
import { useReactiveVar } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';

type SentAway = { by: string | undefined; isForGood: boolean };

const sentAway = makeVar<Readonly<Record<string, SentAway>>>({});

export function rememberSentAway(roomId: string, how: SentAway): void {
  sentAway({ ...sentAway(), [roomId]: how });
}

/** Who is in it again was not sent away. */
export function forgetSentAway(roomId: string): void {
  const { [roomId]: _, ...others } = sentAway();
  sentAway(others);
}

/** By whom, and whether for good; null who was not sent away. */
export function useSentAway(roomId: string): string | null {
  const { t } = useTranslation();
  const how = useReactiveVar(sentAway)[roomId];

  return how
    ? t(how.isForGood ? 'room.banned' : 'room.removed', { name: how.by ?? t('closedAccount') })
    : null;
}
