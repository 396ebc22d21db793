import { Center, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';

export function NoSuchRoom() {
  const { t } = useTranslation();

  return (
    <Center h="100%" p="md">
      <Stack align="center" gap="xs">
        <Title order={1} size="h4">
          {t('conversation.notFound')}
        </Title>
        <Text c="dimmed" size="sm">
          {t('conversation.notFoundHint')}
        </Text>
        <Link to="/">{t('conversation.back')}</Link>
      </Stack>
    </Center>
  );
}
