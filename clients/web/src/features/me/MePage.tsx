import { useQuery } from '@apollo/client/react';
import { Button, Skeleton, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { Page } from '~/features/house/Page';
import { graphql } from '~/gql';
import { CloseAccountSection } from './CloseAccountSection';
import { CodesSection } from './CodesSection';
import { DeviceSection } from './DeviceSection';
import { EmailSection } from './EmailSection';
import { LogOutSection } from './LogOutSection';
import { PasswordSection } from './PasswordSection';
import { ProfileSection } from './ProfileSection';
import { SessionsSection } from './SessionsSection';

const Me = graphql(`
  query Me {
    offersEmail
    viewer {
      ...ProfileSection_viewer
      ...DeviceSection_viewer
      ...CodesSection_viewer
      ...EmailSection_viewer
      ...SessionsSection_viewer
    }
  }
`);

/** Who I am here, how the house looks to me, and what keeps my account mine. */
export function MePage() {
  const { t } = useTranslation();
  const { data, error, refetch } = useQuery(Me, { fetchPolicy: 'cache-and-network' });
  const viewer = data?.viewer;

  if (!viewer) {
    return (
      <Page title={t('me.title')}>
        {error ? <Unread retry={() => void refetch()} /> : <Coming />}
        <LogOutSection />
      </Page>
    );
  }
  return (
    <Page title={t('me.title')}>
      <ProfileSection viewer={viewer} />
      <DeviceSection viewer={viewer} />
      <LogOutSection />
      <PasswordSection />
      <CodesSection viewer={viewer} />
      {data.offersEmail && <EmailSection viewer={viewer} />}
      <SessionsSection viewer={viewer} />
      <CloseAccountSection />
    </Page>
  );
}

function Unread({ retry }: { retry: () => void }) {
  const { t } = useTranslation();

  return (
    <Stack>
      <Problem detail={t('unreachable')} />
      <Button variant="default" onClick={retry}>
        {t('retry')}
      </Button>
    </Stack>
  );
}

function Coming() {
  return (
    <Stack gap="lg" aria-hidden>
      {[40, 100, 100, 60].map((width, number) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: four bars that never move
        <Skeleton key={number} height={18} width={`${width}%`} />
      ))}
    </Stack>
  );
}
