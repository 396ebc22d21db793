import { Button, TextInput } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '~/features/house/useTitle';
import { persistently } from '~/persistently';
import { Link } from '~/routing/Link';
import { useLocation } from '~/routing/useLocation';
import { signUp } from '~/session/authApi';
import { Gate } from './Gate';
import { PasswordField } from './PasswordField';
import { UsernameField } from './UsernameField';
import { useAuthForm } from './useAuthForm';

// Whoever makes an account is given recovery codes, once: where to read them must be there before they are.
const fetchCodesPage = persistently(() => import('./RecoveryCodesPage'));

export function SignUpPage() {
  const { t } = useTranslation();
  const { state } = useLocation();
  useTitle(t('account.signUp'));
  useEffect(() => void fetchCodesPage(), []);
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
      <UsernameField description={t('account.usernameHint')} error={fieldProblem('username')} autoFocus />
      <TextInput
        name="displayName"
        label={t('account.displayName')}
        description={t('account.displayNameHint')}
        error={fieldProblem('displayName')}
        autoComplete="nickname"
      />
      <PasswordField
        name="password"
        label={t('account.password')}
        description={t('account.passwordHint')}
        error={fieldProblem('password')}
        autoComplete="new-password"
      />
      <Button type="submit" size="md" loading={isAsking} fullWidth mt="xs">
        {t('account.signUp')}
      </Button>
      <Link to="/log-in" state={state}>
        {t('account.toLogIn')}
      </Link>
    </Gate>
  );
}
