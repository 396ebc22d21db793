import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useViewerId } from '~/features/rooms/useRoomName';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { RoomRole } from '~/gql/graphql';
import { MemberItem } from './MemberItem';
import styles from './MembersPanel.module.css';

const MemberList_room = graphql(`
  fragment MemberList_room on Room {
    id
    viewerMembership {
      role
    }
    members(first: 100, after: $after) {
      edges {
        cursor
        role
        node {
          id
        }
        ...MemberItem_edge
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

type MemberListProps = { room: FragmentType<typeof MemberList_room>; readMore: (after: string) => void };

export function MemberList({ room: ref, readMore }: MemberListProps) {
  const { t } = useTranslation();
  const viewerId = useViewerId();
  const room = readFragment(MemberList_room, ref);
  const owns = room.viewerMembership?.role === RoomRole.Owner;
  const page = room.members?.pageInfo;
  const after = page?.hasNextPage ? page.endCursor : null;

  return (
    <div>
      <ul className={styles.members}>
        {room.members?.edges.map((edge) => (
          <MemberItem
            key={edge.node.id}
            roomId={room.id}
            edge={edge}
            isViewer={edge.node.id === viewerId}
            mayGovern={owns && edge.node.id !== viewerId}
          />
        ))}
      </ul>
      {after && (
        <Button variant="subtle" onClick={() => readMore(after)}>
          {t('members.more')}
        </Button>
      )}
    </div>
  );
}
