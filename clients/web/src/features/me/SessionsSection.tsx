import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { useInstants } from '~/i18n/useInstants';
import { Section } from './Section';
import styles from './SessionsSection.module.css';
import { useEndSession } from './useEndSession';

const SessionsSection_viewer = graphql(`
  fragment SessionsSection_viewer on Viewer {
    sessions(first: 50) {
      edges {
        node {
          id
          device
          startedAt
          refreshedAt
          isCurrent
        }
      }
    }
  }
`);

/** Where I am logged in, and the way to end what I do not know. */
export function SessionsSection({ viewer: ref }: { viewer: FragmentType<typeof SessionsSection_viewer> }) {
  const { t } = useTranslation();
  const { whole } = useInstants();
  const { end, isAsking, detail } = useEndSession();
  const { sessions } = readFragment(SessionsSection_viewer, ref);

  return (
    <Section title={t('sessions.title')} words={t('sessions.hint')}>
      <ul className={styles.sessions}>
        {sessions.edges.map(({ node }) => (
          <li key={node.id} className={styles.session}>
            <div>
              <p className={styles.device}>{node.device ?? t('sessions.unknown')}</p>
              <p className={styles.times}>
                {t('sessions.times', { started: whole(node.startedAt), used: whole(node.refreshedAt) })}
              </p>
            </div>
            <Group>
              {node.isCurrent ? (
                <span className={styles.times}>{t('sessions.current')}</span>
              ) : (
                <Button
                  variant="default"
                  size="compact-md"
                  disabled={isAsking}
                  aria-label={t('sessions.endLabel', { device: node.device ?? t('sessions.unknown') })}
                  onClick={() => void end(node.id)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </Group>
          </li>
        ))}
      </ul>
      <Problem detail={detail} />
    </Section>
  );
}
