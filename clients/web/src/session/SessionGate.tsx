import { useApolloClient } from '@apollo/client/react';
import { Center, Loader } from '@mantine/core';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { freshCodes } from '~/features/account/freshCodes';
import { ConnectionBanner } from '~/features/connection/ConnectionBanner';
import { closeOutbox } from '~/features/conversation/outbox';
import { connection } from '~/socket/connection';
import { pause } from '~/socket/socket';
import { session } from './session';
import { useStanding } from './useStanding';

/** Shows nothing until it is known who is here, and forgets everything when they are gone. */
export function SessionGate({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const standing = useStanding();
  const client = useApolloClient();

  useEffect(() => {
    if (session.standing === 'unknown') void restoreUntilKnown();
  }, []);

  useEffect(() => {
    if (standing !== 'out') return;
    closeOutbox();
    freshCodes(null);
    void client.clearStore();
  }, [standing, client]);

  if (standing !== 'unknown') return children;
  return (
    <>
      <ConnectionBanner />
      <Center h="100%">
        <Loader type="dots" aria-label={t('loading')} />
      </Center>
    </>
  );
}

async function restoreUntilKnown() {
  while (session.standing === 'unknown') {
    try {
      await session.restore();
    } catch {
      connection(navigator.onLine ? 'lost' : 'offline');
      await pause.wait();
    }
  }
  if (connection() !== 'live') connection('idle');
}
