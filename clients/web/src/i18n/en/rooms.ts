import type { rooms as shape } from '../ko/rooms';
import type { Words } from '../words';

/** Rooms: their list, and coming and going. */
export const rooms: Words<typeof shape> = {
  rooms: {
    mine: 'My rooms',
    none: 'You are in no room yet.',
    noneHint: 'Write a room’s name above to enter it. If there is none, it opens.',
    enter: 'Enter',
    enterLabel: 'Name of the room to enter; it opens if there is none',
    enterPlaceholder: 'Room name, new or not',
    unread_one: '{{count}} unread message',
    unread_other: '{{count}} unread messages',
    members_one: '{{count}} person',
    members_other: '{{count}} people',
    more: 'More rooms',
    failed: 'Your rooms could not be loaded.',
    deleted: 'Deleted message',
  },

  room: {
    leave: 'Leave',
    leaveLastTitle: 'You are the last: the room closes',
    leaveLast: 'If you leave, the room closes and its history goes.',
    leaveLastConfirm: 'Leave and close the room',
    leaveFailed: 'You are still in the room. Try again.',
    notFound: 'There is no such room',
    notFoundHint: 'It was closed, or it is not for you to see.',
    notMember: '{{people}} in there. You are not in this room yet.',
    join: 'Enter',
  },
};
