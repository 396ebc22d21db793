import { Center, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useTitle } from './useTitle';

export function NoRoomChosen() {
  const { t } = useTranslation();
  useTitle(null);

  return (
    <Center h="100%">
      <Text c="dimmed">{t('rooms.choose')}</Text>
    </Center>
  );
}
