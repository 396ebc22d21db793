import { Alert, Button, Menu, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLogOut } from '~/features/account/useLogOut';
import { type FragmentType, graphql, readFragment } from '~/gql';
import styles from './HouseHeader.module.css';
import { SettingsFields } from './SettingsFields';

const HouseHeader_viewer = graphql(`
  fragment HouseHeader_viewer on Viewer {
    user {
      id
      username
      displayName
    }
  }
`);

type HouseHeaderProps = { viewer: FragmentType<typeof HouseHeader_viewer> | null };

export function HouseHeader({ viewer: ref }: HouseHeaderProps) {
  const { t } = useTranslation();
  const { logOut, isLeaving, hasFailed } = useLogOut();
  const person = readFragment(HouseHeader_viewer, ref)?.user;

  return (
    <header className={styles.header}>
      <Link to="/" className={styles.name}>
        <span lang="ko">사랑방</span>
      </Link>
      <Menu position="bottom-end" width={260} shadow="md" closeOnItemClick={false}>
        <Menu.Target>
          <Button
            variant="subtle"
            size="compact-sm"
            className={styles.person}
            aria-label={t('account.menu')}
            rightSection="▾"
          >
            {person?.displayName ?? '…'}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>@{person?.username}</Menu.Label>
          <Stack gap="xs" p="xs">
            <SettingsFields />
          </Stack>
          <Menu.Divider />
          <Menu.Item onClick={logOut} disabled={isLeaving}>
            <Text size="sm">{t('account.logOut')}</Text>
          </Menu.Item>
          {hasFailed && <Alert color="red">{t('account.logOutFailed')}</Alert>}
        </Menu.Dropdown>
      </Menu>
    </header>
  );
}
