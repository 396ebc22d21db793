import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { Section } from '~/features/me/Section';
import { Face } from '~/features/people/Face';
import { type FragmentType, graphql, readFragment } from '~/gql';
import styles from './MembersPanel.module.css';
import { useGovern } from './useGovern';

const BanList_room = graphql(`
  fragment BanList_room on Room {
    id
    bans(first: 100) {
      edges {
        cursor
        node {
          id
          username
          displayName
          ...Face_person
        }
      }
    }
  }
`);

/** Who may not come in again; only the owner is shown it. */
export function BanList({ room: ref }: { room: FragmentType<typeof BanList_room> }) {
  const { t } = useTranslation();
  const { id, bans } = readFragment(BanList_room, ref);
  const { govern, isAsking, anyDetail } = useGovern(id);

  if (!bans || bans.edges.length === 0) return null;
  return (
    <Section title={t('members.banned')}>
      <ul className={styles.members}>
        {bans.edges.map(({ node }) => (
          <li key={node.id} className={`${styles.member} ${styles.person}`}>
            <Face person={node} />
            <div className={styles.words}>
              <p className={styles.name}>{node.displayName}</p>
              <p className={styles.handle}>@{node.username}</p>
            </div>
            <Button
              variant="default"
              size="compact-sm"
              disabled={isAsking}
              aria-label={t('members.unbanLabel', { name: node.displayName })}
              onClick={() => void govern('unban', node.id)}
            >
              {t('members.unban')}
            </Button>
          </li>
        ))}
      </ul>
      <Problem detail={anyDetail} />
    </Section>
  );
}
