import { Center, Stack, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useTitle } from './useTitle';

export function NotFoundPage() {
  const { t } = useTranslation();
  useTitle(t('notFound.title'));

  return (
    <Center component="main" h="100%">
      <Stack align="center">
        <Title order={1} size="h3">
          {t('notFound.title')}
        </Title>
        <Link to="/">{t('notFound.home')}</Link>
      </Stack>
    </Center>
  );
}
