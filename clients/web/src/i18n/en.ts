import { account } from './en/account';
import { house } from './en/house';
import { rooms } from './en/rooms';
import type { ko } from './ko';
import type { Words } from './words';

/** English. */
export const en: Words<typeof ko> = {
  name: 'Sarangbang',
  tagline: 'A room to sit down and talk',
  loading: 'Loading…',
  retry: 'Try again',
  cancel: 'Cancel',
  save: 'Save',
  unreachable: 'The server cannot be reached. Try again in a moment.',
  close: 'Close',
  closedAccount: '(closed account)',

  ...house,
  ...account,
  ...rooms,

  conversation: {
    log: 'Conversation',
    older: 'Loading earlier messages…',
    beginning: 'This is where the conversation began',
    failed: 'The conversation could not be loaded.',
    latest: 'To the latest',
    deleted: 'This message was deleted',
    edited: 'edited',
    unknownEvent: 'News of {{name}}',
    created: '{{name}} opened the room',
    joined: '{{name}} came in',
    left: '{{name}} left',
    removed: '{{name}} removed {{subject}}',
    banned: '{{name}} removed {{subject}} for good',
    handedOver: '{{name}} handed the room over to {{subject}}',
    newFromHere: 'New from here',
    toNews: 'To where the new begins',
    edit: 'Edit',
    delete: 'Delete',
    deleteQuestion: 'Delete this message?',
    deleteFailed: 'It could not be deleted. Try again.',
  },

  composer: {
    label: 'Message',
    placeholder: 'Write a message',
    hint: 'Enter sends, Shift+Enter starts a new line',
    send: 'Send',
    tooLong: 'Up to {{limit}} characters can be sent. Take out {{count}}.',
    sending: 'Sending',
    waiting: 'Not sent yet',
    retry: 'Send again',
    discard: 'Discard',
    slowed: 'Sent in a moment',
    editing: 'Editing a message',
    editLabel: 'Message to edit',
    saveEdit: 'Save the changes',
    editFailed: 'It could not be changed. Check the connection and try again.',
  },

  connection: {
    offline: 'You are offline. It goes on once you are back.',
    lost: 'Reconnecting…',
    back: 'Connected again.',
  },
};
