import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';

/** Names the browser's tab after the place one is in. */
export function useTitle(place: string | null) {
  const { t } = useTranslation();
  useDocumentTitle(place === null ? t('name') : `${place} · ${t('name')}`);
}
