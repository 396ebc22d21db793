import { Button, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTitle } from '~/features/house/useTitle';
import { Link } from '~/routing/Link';
import { type Granted, resetPassword } from '~/session/authApi';
import { session } from '~/session/session';
import { Gate } from './Gate';
import { PasswordField } from './PasswordField';
import { useGateForm } from './useGateForm';
import { useLinkToken } from './useLinkToken';

/** Back in without the password: with the link in a letter, whoever may be logged in here now. */
export function ResetPasswordPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  useTitle(t('letter.resetTitle'));
  const { submit, isAsking, detail, fieldProblem } = useGateForm<Granted>(
    (form) => resetPassword({ token, newPassword: String(form.get('newPassword')) }),
    (granted) => {
      session.begin(granted.token);
      // Afresh: what was here may be another person's.
      window.location.replace('/');
    },
  );

  return (
    <Gate title={t('letter.resetTitle')} detail={detail} onSubmit={submit}>
      <Text size="sm">{t('letter.resetWords')}</Text>
      <PasswordField
        name="newPassword"
        label={t('account.newPassword')}
        description={t('account.passwordHint')}
        error={fieldProblem('newPassword')}
        autoComplete="new-password"
        autoFocus
      />
      <Button type="submit" size="md" loading={isAsking} fullWidth mt="xs">
        {t('forgotten.submit')}
      </Button>
      <Link to="/forgotten/by-letter">{t('letter.another')}</Link>
    </Gate>
  );
}
