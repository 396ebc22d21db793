import { Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { GiveFocusBack } from '~/features/house/GiveFocusBack';
import { SwitcherField } from './SwitcherField';

type SwitcherProps = { opened: boolean; onClose: () => void };

/** Goes to any room, or any place of the house, by a few letters of its name. */
export default function Switcher({ opened, onClose }: SwitcherProps) {
  const { t } = useTranslation();

  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t('switcher.title')}
      closeButtonProps={{ 'aria-label': t('close') }}
      yOffset="10dvh"
      returnFocus={false}
    >
      <GiveFocusBack />
      <SwitcherField onChosen={onClose} />
    </Modal>
  );
}
