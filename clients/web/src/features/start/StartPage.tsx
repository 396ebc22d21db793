import { useTranslation } from 'react-i18next';
import { Page } from '~/features/house/Page';
import { MakeRoomForm } from './MakeRoomForm';
import { WriteToForm } from './WriteToForm';

/** The beginnings: to one person, or in a new room. */
export function StartPage() {
  const { t } = useTranslation();

  return (
    <Page title={t('start.title')}>
      <WriteToForm />
      <MakeRoomForm />
    </Page>
  );
}
