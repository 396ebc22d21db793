import { useTranslation } from 'react-i18next';
import { Dialog } from '~/features/house/Dialog';
import { SwitcherField } from './SwitcherField';

/** Goes to any room, or any place of the house, by a few letters of its name. */
export function Switcher({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();

  return (
    <Dialog title={t('switcher.title')} onClose={onClose}>
      <SwitcherField onChosen={onClose} />
    </Dialog>
  );
}
