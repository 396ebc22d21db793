import { ActionIcon } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Face } from '~/features/people/Face';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { RoomRole } from '~/gql/graphql';
import { Icon } from '~/icons/Icon';
import { MemberDeeds } from './MemberDeeds';
import styles from './MembersPanel.module.css';

const MemberItem_edge = graphql(`
  fragment MemberItem_edge on RoomMemberEdge {
    role
    node {
      id
      username
      displayName
      ...Face_person
    }
  }
`);

type MemberItemProps = {
  roomId: string;
  edge: FragmentType<typeof MemberItem_edge>;
  isViewer: boolean;
  /** Whether the viewer may put this member out, or make them the owner. */
  mayGovern: boolean;
};

export function MemberItem({ roomId, edge: ref, isViewer, mayGovern }: MemberItemProps) {
  const { t } = useTranslation();
  const { role, node } = readFragment(MemberItem_edge, ref);
  const [isOpen, setIsOpen] = useState(false);

  return (
    <li className={styles.member}>
      <div className={styles.person}>
        <Face person={node} />
        <div className={styles.words}>
          <p className={styles.name}>
            {node.displayName} {isViewer && t('members.you')}
          </p>
          <p className={styles.handle}>@{node.username}</p>
        </div>
        {role === RoomRole.Owner && <span className={styles.role}>{t('members.owner')}</span>}
        {mayGovern && (
          <ActionIcon
            variant="subtle"
            size={40}
            color="var(--mantine-color-text)"
            aria-label={t('members.deeds', { name: node.displayName })}
            aria-expanded={isOpen}
            onClick={() => setIsOpen(!isOpen)}
          >
            <Icon name="more" />
          </ActionIcon>
        )}
      </div>
      {mayGovern && isOpen && <MemberDeeds roomId={roomId} person={node} />}
    </li>
  );
}
