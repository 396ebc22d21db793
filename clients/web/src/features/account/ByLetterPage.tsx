import { Button, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '~/features/house/useTitle';
import { Link } from '~/routing/Link';
import { useLocation } from '~/routing/useLocation';
import { type Done, requestPasswordReset } from '~/session/authApi';
import { Gate } from './Gate';
import { useGateForm } from './useGateForm';

/** Asks for a letter with a link. What is said afterwards is the same for every address. */
export function ByLetterPage() {
  const { t } = useTranslation();
  const { state } = useLocation();
  const [isSent, setIsSent] = useState(false);
  useTitle(t('forgotten.title'));
  const { submit, isAsking, detail, fieldProblem } = useGateForm<Done>(
    (form) => requestPasswordReset({ email: String(form.get('email')) }),
    () => setIsSent(true),
  );

  return (
    <Gate title={t('forgotten.title')} detail={detail} onSubmit={submit}>
      <Text size="sm" role="status">
        {isSent ? t('letter.sent') : t('letter.words')}
      </Text>
      {!isSent && (
        <>
          <TextInput
            name="email"
            type="email"
            label={t('letter.email')}
            error={fieldProblem('email')}
            autoComplete="email"
            required
            withAsterisk={false}
            autoFocus
          />
          <Button type="submit" size="md" loading={isAsking} fullWidth mt="xs">
            {t('letter.send')}
          </Button>
        </>
      )}
      <Link to="/forgotten" state={state}>
        {t('letter.byCode')}
      </Link>
      <Link to="/log-in" state={state}>
        {t('account.toLogIn')}
      </Link>
    </Gate>
  );
}
