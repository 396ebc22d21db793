import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { logIn } from '~/session/authApi';
import { Gate } from './Gate';
import { useAuthForm } from './useAuthForm';

export function LogInPage() {
  const { t } = useTranslation();
  const { state } = useLocation();
  const { submit, isAsking, detail } = useAuthForm((form) =>
    logIn({ username: String(form.get('username')), password: String(form.get('password')) }),
  );

  return (
    <Gate title={t('account.logIn')} detail={detail} onSubmit={submit}>
      <TextInput
        name="username"
        label={t('account.username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
        withAsterisk={false}
      />
      <PasswordInput
        name="password"
        label={t('account.password')}
        autoComplete="current-password"
        visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword') }}
        required
        withAsterisk={false}
      />
      <Button type="submit" loading={isAsking} fullWidth mt="xs">
        {t('account.logIn')}
      </Button>
      <Link to="/sign-up" state={state}>
        {t('account.toSignUp')}
      </Link>
    </Gate>
  );
}
