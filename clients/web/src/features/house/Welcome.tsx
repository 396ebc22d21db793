import { useTranslation } from 'react-i18next';
import { Scene } from './Scene';
import { useTitle } from './useTitle';

/** The house without an open room. */
export function Welcome() {
  const { t } = useTranslation();
  useTitle(null);

  return <Scene title={t('welcome.title')} words={t('welcome.words')} />;
}
