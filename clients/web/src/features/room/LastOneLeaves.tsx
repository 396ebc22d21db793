import { Button, Group, Modal, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { GiveFocusBack } from '~/features/house/GiveFocusBack';

type LastOneLeavesProps = { onStay: () => void; onLeave: () => void };

/** Asks the last member, once, whether the room may close behind them. */
export default function LastOneLeaves({ onStay, onLeave }: LastOneLeavesProps) {
  const { t } = useTranslation();

  return (
    <Modal
      opened
      onClose={onStay}
      title={t('room.leaveLastTitle')}
      closeButtonProps={{ 'aria-label': t('close') }}
      centered
      returnFocus={false}
    >
      <GiveFocusBack />
      <Text mb="lg">{t('room.leaveLast')}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onStay} data-autofocus>
          {t('cancel')}
        </Button>
        <Button onClick={onLeave}>{t('room.leaveLastConfirm')}</Button>
      </Group>
    </Modal>
  );
}
