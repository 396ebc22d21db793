import { Alert, Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useLogOut } from '~/features/account/useLogOut';
import { Section } from './Section';

export function LogOutSection() {
  const { t } = useTranslation();
  const { logOut, isLeaving, hasFailed } = useLogOut();

  return (
    <Section title={t('account.logOut')} words={t('account.logOutHint')}>
      {hasFailed && (
        <Alert color="red" role="alert">
          {t('account.logOutFailed')}
        </Alert>
      )}
      <Button variant="default" onClick={logOut} loading={isLeaving} style={{ alignSelf: 'flex-start' }}>
        {t('account.logOut')}
      </Button>
    </Section>
  );
}
