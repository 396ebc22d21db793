import type { ko } from './ko';

/** English. Counted phrases have a singular more than Korean does. */
export const en: Words<typeof ko> & {
  rooms: { unread_one: string; members_one: string };
} = {
  name: 'Sarangbang',
  tagline: 'A room to sit down and talk',
  loading: 'Loading…',
  retry: 'Try again',
  cancel: 'Cancel',
  close: 'Close',
  closedAccount: '(closed account)',

  account: {
    logIn: 'Log in',
    signUp: 'Create an account',
    logOut: 'Log out',
    logOutFailed: 'You are still logged in. Check the connection and try again.',
    username: 'Username',
    usernameHint: '3 to 32 letters, digits, full stops, - or _',
    displayName: 'Name to show',
    displayNameHint: 'Your username if left empty',
    password: 'Password',
    showPassword: 'Show the password',
    passwordHint: '8 characters or more',
    toLogIn: 'I have an account',
    toSignUp: 'New here? Create an account',
    unreachable: 'The server cannot be reached. Try again in a moment.',
    menu: 'My account and settings',
  },

  settings: {
    language: 'Language',
    scheme: 'Brightness',
    light: 'Light',
    dark: 'Dark',
    auto: 'As the device',
  },

  rooms: {
    mine: 'My rooms',
    none: 'You are in no room yet.',
    noneHint: 'Write a room’s name above to enter it. If there is none, it opens.',
    enter: 'Enter',
    enterLabel: 'Name of the room to enter',
    enterPlaceholder: 'Room name',
    enterHint: 'Opens if there is none',
    unread_one: '{{count}} unread message',
    unread_other: '{{count}} unread messages',
    members_one: '{{count}} person',
    members_other: '{{count}} people',
    more: 'More rooms',
    choose: 'Choose a room and start talking.',
    failed: 'Your rooms could not be loaded.',
    deleted: 'Deleted message',
  },

  conversation: {
    back: 'To the rooms',
    leave: 'Leave',
    leaveLastTitle: 'You are the last one here',
    leaveLast: 'If you leave, the room closes and its history goes.',
    leaveLastConfirm: 'Leave and close the room',
    leaveFailed: 'You are still in the room. Try again.',
    notFound: 'There is no such room.',
    notFoundHint: 'It was closed, or it is not for you to see.',
    notMember: 'You are not in this room yet.',
    join: 'Enter',
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
  },

  composer: {
    label: 'Message',
    placeholder: 'Say something in {{room}}',
    hint: 'Enter sends, Shift+Enter starts a new line',
    send: 'Send',
    tooLong: 'Up to {{limit}} characters can be sent. Take out {{count}}.',
    sending: 'Sending',
    waiting: 'Not sent yet',
    retry: 'Send again',
    discard: 'Discard',
  },

  connection: {
    offline: 'You are offline. It goes on once you are back.',
    lost: 'Reconnecting…',
    back: 'Connected again.',
  },

  notFound: { title: 'There is no such place', home: 'To Sarangbang' },
};

type Words<Shape> = { [Key in keyof Shape]: Shape[Key] extends string ? string : Words<Shape[Key]> };
