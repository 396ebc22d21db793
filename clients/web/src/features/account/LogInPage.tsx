import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTitle } from '~/features/house/useTitle';
import { Link } from '~/routing/Link';
import { useLocation } from '~/routing/useLocation';
import { logIn } from '~/session/authApi';
import { Gate } from './Gate';
import { PasswordField } from './PasswordField';
import { UsernameField } from './UsernameField';
import { useAuthForm } from './useAuthForm';

export function LogInPage() {
  const { t } = useTranslation();
  const { state } = useLocation();
  useTitle(t('account.logIn'));
  const { submit, isAsking, detail } = useAuthForm((form) =>
    logIn({ username: String(form.get('username')), password: String(form.get('password')) }),
  );

  return (
    <Gate title={t('account.logIn')} detail={detail} onSubmit={submit}>
      <UsernameField autoFocus />
      <PasswordField name="password" label={t('account.password')} autoComplete="current-password" />
      <Button type="submit" size="md" loading={isAsking} fullWidth mt="xs">
        {t('account.logIn')}
      </Button>
      <Link to="/sign-up" state={state}>
        {t('account.toSignUp')}
      </Link>
      <Link to="/forgotten" state={state}>
        {t('account.toForgotten')}
      </Link>
    </Gate>
  );
}
