import { Button, Checkbox, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTitle } from '~/features/house/useTitle';
import { freshCodes } from './freshCodes';
import { Gate } from './Gate';
import { RecoveryCodes } from './RecoveryCodes';

/** Once, between making an account and entering the house. */
export default function RecoveryCodesPage({ codes }: { codes: string[] }) {
  const { t } = useTranslation();
  useTitle(t('codes.title'));

  return (
    <Gate
      title={t('codes.title')}
      detail={undefined}
      onSubmit={(event) => {
        event.preventDefault();
        freshCodes(null);
      }}
    >
      <Text size="sm">{t('codes.why')}</Text>
      <RecoveryCodes codes={codes} />
      <Checkbox name="kept" size="md" label={t('codes.kept')} required />
      <Button type="submit" fullWidth>
        {t('codes.goOn')}
      </Button>
    </Gate>
  );
}
