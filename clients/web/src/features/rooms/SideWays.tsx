import { useTranslation } from 'react-i18next';
import { Icon } from '~/icons/Icon';
import { NavLink } from '~/routing/Link';
import styles from './RoomList.module.css';

/** The ways to rooms that one is not in yet. */
export function SideWays() {
  const { t } = useTranslation();

  return (
    <div className={styles.ways}>
      <NavLink to="/start" className={styles.way}>
        <Icon name="plus" size={18} />
        {t('start.title')}
      </NavLink>
      <NavLink to="/browse" className={styles.way}>
        <Icon name="door" size={18} />
        {t('browse.title')}
      </NavLink>
    </div>
  );
}
