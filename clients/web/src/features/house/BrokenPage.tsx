import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Scene } from './Scene';

/** Where a page could not be loaded or drawn: most often the network, or a newer version of the app. */
export function BrokenPage() {
  const { t } = useTranslation();

  return (
    <div style={{ flex: 1, height: '100%' }} role="alert">
      <Scene title={t('broken.title')} words={t('broken.words')}>
        <Button onClick={() => window.location.reload()}>{t('retry')}</Button>
      </Scene>
    </div>
  );
}
