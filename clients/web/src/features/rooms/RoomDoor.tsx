import { Face } from '~/features/people/Face';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { RoomVisibility } from '~/gql/graphql';
import { RoomTile } from './RoomTile';
import { useViewerId } from './useRoomName';

export const RoomDoor_room = graphql(`
  fragment RoomDoor_room on Room {
    id
    name
    isDirect
    visibility
    members(first: 5) {
      edges {
        node {
          id
          ...Face_person
        }
      }
    }
  }
`);

type RoomDoorProps = { room: FragmentType<typeof RoomDoor_room>; size?: number };

/** What a room is known by at a glance: the other's seal, or its door. */
export function RoomDoor({ room: ref, size = 2.5 }: RoomDoorProps) {
  const viewerId = useViewerId();
  const room = readFragment(RoomDoor_room, ref);

  if (room.isDirect) {
    const other = room.members?.edges.find(({ node }) => node.id !== viewerId)?.node;
    return <Face person={other} size={size} />;
  }
  return <RoomTile name={room.name} isPrivate={room.visibility === RoomVisibility.Private} size={size} />;
}
