import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Scene } from './Scene';

type BrokenPageProps = { wasTriedAgain: boolean; onRetry: () => void };

/** Where a page could not be loaded or drawn: most often the network, or a newer version of the app. */
export function BrokenPage({ wasTriedAgain, onRetry }: BrokenPageProps) {
  const { t } = useTranslation();

  return (
    <div style={{ flex: 1, height: '100%' }} role="alert">
      <Scene title={t('broken.title')} words={t('broken.words')}>
        <Button onClick={onRetry} autoFocus={wasTriedAgain}>
          {t('retry')}
        </Button>
      </Scene>
    </div>
  );
}
