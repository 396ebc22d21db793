import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { signUp } from '~/session/authApi';
import { Gate } from './Gate';
import { useAuthForm } from './useAuthForm';

export function SignUpPage() {
  const { t } = useTranslation();
  const { state } = useLocation();
  const { submit, isAsking, detail, fieldProblem } = useAuthForm((form) => {
    const displayName = String(form.get('displayName')).trim();
    return signUp({
      username: String(form.get('username')),
      password: String(form.get('password')),
      ...(displayName !== '' && { displayName }),
    });
  });

  return (
    <Gate title={t('account.signUp')} detail={detail} onSubmit={submit}>
      <TextInput
        name="username"
        label={t('account.username')}
        description={t('account.usernameHint')}
        error={fieldProblem('username')}
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        autoFocus
        required
        withAsterisk={false}
      />
      <TextInput
        name="displayName"
        label={t('account.displayName')}
        description={t('account.displayNameHint')}
        error={fieldProblem('displayName')}
        autoComplete="nickname"
      />
      <PasswordInput
        name="password"
        label={t('account.password')}
        description={t('account.passwordHint')}
        error={fieldProblem('password')}
        autoComplete="new-password"
        visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword') }}
        required
        withAsterisk={false}
      />
      <Button type="submit" loading={isAsking} fullWidth mt="xs">
        {t('account.signUp')}
      </Button>
      <Link to="/log-in" state={state}>
        {t('account.toLogIn')}
      </Link>
    </Gate>
  );
}
