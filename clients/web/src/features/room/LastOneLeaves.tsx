import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Dialog } from '~/features/house/Dialog';

type LastOneLeavesProps = { onStay: () => void; onLeave: () => void };

/** Asks the last member, once, whether the room may close behind them. */
export function LastOneLeaves({ onStay, onLeave }: LastOneLeavesProps) {
  const { t } = useTranslation();

  return (
    <Dialog title={t('room.leaveLastTitle')} onClose={onStay}>
      <Text mb="lg">{t('room.leaveLast')}</Text>
      <Group justify="flex-end">
        <Button variant="default" onClick={onStay} data-autofocus>
          {t('cancel')}
        </Button>
        <Button onClick={onLeave}>{t('room.leaveLastConfirm')}</Button>
      </Group>
    </Dialog>
  );
}
