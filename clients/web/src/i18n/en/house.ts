import type { house as shape } from '../ko/house';
import type { Words } from '../words';

/** The house: what is everywhere, and the places that are not rooms. */
export const house: Words<typeof shape> = {
  home: '사랑방 (Sarangbang), start page',
  back: 'To the rooms',
  skip: 'Skip the list of rooms',

  welcome: {
    title: 'The door is open',
    words: 'Choose a room and go on talking.',
    titleNew: 'Welcome to Sarangbang',
    wordsNew: 'Enter a room by its name, look around the open ones, or start talking to one person.',
  },

  switcher: {
    open: 'Go to …',
    openTitle: 'Go to … (Ctrl+K)',
    title: 'Where to?',
    placeholder: 'Name of a room or a page',
    enter: 'Enter the room “{{name}}”',
    keys: '↑ ↓ to choose · Enter to go · Esc to close',
  },

  settings: {
    title: 'Appearance',
    language: 'Language',
    scheme: 'Brightness',
    light: 'Light',
    dark: 'Dark',
    auto: 'As the device',
  },

  me: {
    open: 'My account and settings',
    title: 'My account and settings',
    profile: 'Profile',
    profileHint: 'This is how others see you, beside @{{username}}.',
    color: 'Colour of my seal',
    saved: 'Saved.',
    password: 'Password',
    passwordHint: 'Changing it logs out your other devices.',
    passwordChange: 'Change the password',
    passwordChanged_one: 'Changed. {{count}} other session has ended.',
    passwordChanged_other: 'Changed. {{count}} other sessions have ended.',
  },

  notFound: {
    title: 'There is no such place',
    words: 'Its address has changed, or was not written right.',
    home: 'To Sarangbang',
  },

  broken: {
    title: 'This page could not be loaded',
    words: 'The connection broke, or there is a new version. Loading it again goes on from here.',
  },
};
