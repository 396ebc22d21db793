import { useFragment } from '@apollo/client/react';
import { useTranslation } from 'react-i18next';
import { type FragmentType, graphql, readFragment } from '~/gql';

/** Enough members to name a conversation after; a list of rooms must not read whole villages. */
export const RoomName_room = graphql(`
  fragment RoomName_room on Room {
    id
    name
    isDirect
    memberCount
    members(first: 5) {
      edges {
        node {
          id
          displayName
        }
      }
    }
  }
`);

const Self = graphql(`
  fragment RoomName_viewer on Viewer {
    user {
      id
    }
  }
`);

type Named = FragmentType<typeof RoomName_room>;

/** What a room is called: its name, or in a conversation between people the others' names. */
export function useRoomName() {
  const { t, i18n } = useTranslation();
  const viewerId = useViewerId();

  return (ref: Named): string => {
    const room = readFragment(RoomName_room, ref);
    if (!room.isDirect) return room.name;
    const others = (room.members?.edges ?? []).map(({ node }) => node).filter(({ id }) => id !== viewerId);
    if (others.length === 0) return t('rooms.nobodyElse');
    const named = others.slice(0, 3).map(({ displayName }) => displayName);
    const unnamed = room.memberCount - 1 - named.length;
    if (unnamed > 0) named.push(t('rooms.andOthers', { count: unnamed }));
    return new Intl.ListFormat(i18n.language, { type: 'unit', style: 'short' }).format(named);
  };
}

/** The viewer's own id, which the list of rooms has read. */
export function useViewerId(): string | undefined {
  const { data, complete } = useFragment({
    fragment: Self,
    fragmentName: 'RoomName_viewer',
    from: { __typename: 'Viewer' },
  });
  return complete ? data.user.id : undefined;
}
