import { useTranslation } from 'react-i18next';
import { notifications as en } from '~/i18n/en/notifications';
import { notifications as ko } from '~/i18n/ko/notifications';

export function useNotificationWords(): typeof ko {
  return useTranslation().i18n.language === 'ko' ? ko : en;
}
