import { VisuallyHidden } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { MessageKind } from '~/gql/graphql';
import type { ToldMessage } from './rows';

type AnnouncerProps = { newest: ToldMessage | undefined; viewerId: string };

/** Says to a screen reader what others say, as it comes: not what was there before, nor what is scrolled in. */
export function Announcer({ newest, viewerId }: AnnouncerProps) {
  const { t } = useTranslation();
  const [knownPosition, setKnownPosition] = useState(newest?.position ?? 0);
  const [words, setWords] = useState('');

  useEffect(() => {
    if (newest === undefined || newest.position <= knownPosition) return;
    setKnownPosition(newest.position);
    if (newest.kind !== MessageKind.Spoken || newest.author?.id === viewerId || newest.body == null) return;
    setWords(`${newest.author?.displayName ?? t('closedAccount')}: ${newest.body}`);
  }, [newest, knownPosition, viewerId, t]);

  return (
    <VisuallyHidden aria-live="polite" data-announcer>
      {words}
    </VisuallyHidden>
  );
}
