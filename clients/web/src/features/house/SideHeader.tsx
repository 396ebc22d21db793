import { ActionIcon } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Face } from '~/features/people/Face';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { Icon } from '~/icons/Icon';
import { Link, NavLink } from '~/routing/Link';
import styles from './SideHeader.module.css';

const SideHeader_viewer = graphql(`
  fragment SideHeader_viewer on Viewer {
    user {
      id
      displayName
      ...Face_person
    }
  }
`);

type SideHeaderProps = { viewer: FragmentType<typeof SideHeader_viewer> | null; onFind: () => void };

export function SideHeader({ viewer: ref, onFind }: SideHeaderProps) {
  const { t } = useTranslation();
  const person = readFragment(SideHeader_viewer, ref)?.user;

  return (
    <header className={styles.header}>
      <Link to="/" className={styles.name} lang="ko" aria-label={t('home')}>
        사랑방
      </Link>
      <ActionIcon
        variant="subtle"
        size={44}
        color="var(--mantine-color-text)"
        aria-label={t('switcher.open')}
        title={t('switcher.openTitle')}
        onClick={onFind}
      >
        <Icon name="find" />
      </ActionIcon>
      <NavLink to="/me" className={styles.me} aria-label={t('me.open')} title={person?.displayName}>
        <Face person={person} size={2} />
      </NavLink>
    </header>
  );
}
