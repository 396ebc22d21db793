import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { useLogOut } from '~/features/account/useLogOut';
import { Section } from './Section';

export function LogOutSection() {
  const { t } = useTranslation();
  const { logOut, isLeaving, hasFailed } = useLogOut();

  return (
    <Section title={t('account.logOut')} words={t('account.logOutHint')}>
      <Problem detail={hasFailed ? t('account.logOutFailed') : undefined} />
      <Button variant="default" onClick={logOut} loading={isLeaving} style={{ alignSelf: 'flex-start' }}>
        {t('account.logOut')}
      </Button>
    </Section>
  );
}
