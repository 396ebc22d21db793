import { Button, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTitle } from '~/features/house/useTitle';
import { Link } from '~/routing/Link';
import { useLocation } from '~/routing/useLocation';
import { recover } from '~/session/authApi';
import { Gate } from './Gate';
import { PasswordField } from './PasswordField';
import { UsernameField } from './UsernameField';
import { useAuthForm } from './useAuthForm';

/** Back in without the password: with one of the codes that were shown when the account was made. */
export function ForgottenPage() {
  const { t } = useTranslation();
  const { state } = useLocation();
  useTitle(t('forgotten.title'));
  const { submit, isAsking, detail, fieldProblem } = useAuthForm((form) =>
    recover({
      username: String(form.get('username')),
      recoveryCode: String(form.get('recoveryCode')),
      newPassword: String(form.get('newPassword')),
    }),
  );

  return (
    <Gate title={t('forgotten.title')} detail={detail} onSubmit={submit}>
      <Text size="sm">{t('forgotten.byCode')}</Text>
      <UsernameField autoFocus />
      <TextInput
        name="recoveryCode"
        label={t('forgotten.code')}
        description={t('forgotten.codeHint')}
        error={fieldProblem('recoveryCode')}
        autoComplete="off"
        autoCapitalize="none"
        spellCheck={false}
        required
        withAsterisk={false}
      />
      <PasswordField
        name="newPassword"
        label={t('account.newPassword')}
        description={t('account.passwordHint')}
        error={fieldProblem('newPassword')}
        autoComplete="new-password"
      />
      <Button type="submit" size="md" loading={isAsking} fullWidth mt="xs">
        {t('forgotten.submit')}
      </Button>
      <Link to="/forgotten/by-letter" state={state}>
        {t('letter.byLetter')}
      </Link>
      <Link to="/log-in" state={state}>
        {t('account.toLogIn')}
      </Link>
    </Gate>
  );
}
