import { Button, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTitle } from '~/features/house/useTitle';
import { Link } from '~/routing/Link';
import { confirmEmail, type Done } from '~/session/authApi';
import { Gate } from './Gate';
import { useGateForm } from './useGateForm';
import { useLinkToken } from './useLinkToken';

/** Where the link in a letter leads. It is confirmed by a press: programs that look into letters open links, too. */
export function ConfirmEmailPage() {
  const { t } = useTranslation();
  const token = useLinkToken();
  const [isConfirmed, setIsConfirmed] = useState(false);
  useTitle(t('letter.confirmTitle'));
  const { submit, isAsking, detail } = useGateForm<Done>(
    () => confirmEmail({ token }),
    () => setIsConfirmed(true),
  );

  return (
    <Gate title={t('letter.confirmTitle')} detail={detail} onSubmit={submit}>
      <Text size="sm" role="status">
        {isConfirmed ? t('letter.confirmed') : t('letter.confirmWords')}
      </Text>
      {!isConfirmed && (
        <Button type="submit" size="md" loading={isAsking} fullWidth mt="xs">
          {t('letter.confirm')}
        </Button>
      )}
      <Link to="/">{t('letter.home')}</Link>
    </Gate>
  );
}
