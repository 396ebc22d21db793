import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Scene } from '~/features/house/Scene';
import { Link } from '~/routing/Link';

export function NoSuchRoom() {
  const { t } = useTranslation();

  return (
    <Scene title={t('room.notFound')} words={t('room.notFoundHint')}>
      <Button component={Link} to="/" variant="default">
        {t('back')}
      </Button>
    </Scene>
  );
}
