import { useReactiveVar } from '@apollo/client/react';
import { useDocumentTitle } from '@mantine/hooks';
import { useTranslation } from 'react-i18next';
import { unreadTotal } from '~/features/notifications/unreadTotal';

/** Names the browser's tab after the place one is in, and how much is unread elsewhere. */
export function useTitle(place: string | null) {
  const { t } = useTranslation();
  const unread = useReactiveVar(unreadTotal);
  const name = place === null ? t('name') : `${place} · ${t('name')}`;
  useDocumentTitle(unread > 0 ? `(${unread < 1000 ? unread : '999+'}) ${name}` : name);
}
