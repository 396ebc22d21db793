import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from '~/routing/Link';
import { Scene } from './Scene';
import { useTitle } from './useTitle';

export function NotFoundPage() {
  const { t } = useTranslation();
  useTitle(t('notFound.title'));

  return (
    <main style={{ height: '100dvh' }}>
      <Scene title={t('notFound.title')} words={t('notFound.words')}>
        <Button component={Link} to="/">
          {t('notFound.home')}
        </Button>
      </Scene>
    </main>
  );
}
