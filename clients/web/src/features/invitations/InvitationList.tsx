import { useTranslation } from 'react-i18next';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { InvitationItem } from './InvitationItem';
import styles from './InvitationList.module.css';

const InvitationList_viewer = graphql(`
  fragment InvitationList_viewer on Viewer {
    invitations(first: 50) {
      edges {
        cursor
        node {
          id
          ...InvitationItem_invitation
        }
      }
    }
  }
`);

type InvitationListProps = { viewer: FragmentType<typeof InvitationList_viewer> | null };

/** Who asks me in, until I answer. */
export function InvitationList({ viewer: ref }: InvitationListProps) {
  const { t } = useTranslation();
  const invitations = readFragment(InvitationList_viewer, ref)?.invitations.edges ?? [];

  if (invitations.length === 0) return null;
  return (
    <ul className={styles.invitations} aria-label={t('invitations.title')}>
      {invitations.map(({ node }) => (
        <InvitationItem key={node.id} invitation={node} />
      ))}
    </ul>
  );
}
