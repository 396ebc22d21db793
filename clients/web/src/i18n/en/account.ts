import type { account as shape } from '../ko/account';
import type { Words } from '../words';

/** The account: coming in, going out, and who one is. */
export const account: Words<typeof shape> = {
  account: {
    logIn: 'Log in',
    signUp: 'Create an account',
    logOut: 'Log out',
    logOutHint: 'Leaves every tab of this browser.',
    logOutFailed: 'You are still logged in. Check the connection and try again.',
    username: 'Username',
    usernameHint: '3 to 32 letters, digits, full stops, - or _',
    displayName: 'Name to show',
    displayNameHint: 'Your username if left empty',
    password: 'Password',
    showPassword: 'Show the password',
    passwordHint: '8 characters or more',
    toLogIn: 'To log in',
    toSignUp: 'New here? Create an account',
    toForgotten: 'Forgotten your password?',
    currentPassword: 'Current password',
    newPassword: 'New password',
  },

  forgotten: {
    title: 'Forgotten password',
    byCode:
      'Choose a new password with one of the recovery codes you were given with your account. The code is spent, and other devices are logged out.',
    code: 'Recovery code',
    codeHint: 'Spaces, hyphens and capitals do not matter',
    submit: 'Enter with the new password',
  },

  codes: {
    title: 'Recovery codes',
    why: 'If you forget your password, these let you back in, each once. They are shown only now.',
    copy: 'Copy',
    copied: 'Copied.',
    marked: 'Selected: now copy them.',
    download: 'Save as a file',
    downloaded: 'Saved.',
    file: 'sarangbang-recovery-codes.txt',
    kept: 'I have put them in a safe place',
    goOn: 'Enter',
    left_one: '{{count}} code is left for when you forget your password. Making new ones ends the old.',
    left_other: '{{count}} codes are left for when you forget your password. Making new ones ends the old.',
    renew: 'Make new codes',
    renewed: 'These are the new codes. They are shown only now: put them in a safe place.',
  },

  letter: {
    email: 'E-mail',
    words: 'A link by which you choose a new password is sent to the address that you confirmed.',
    send: 'Send the link',
    sent: 'If an account has confirmed this address, a letter is on its way. Its link is good for 30 minutes.',
    byLetter: 'Get a link by e-mail',
    byCode: 'Enter with a recovery code',
    another: 'Get another link',
    resetTitle: 'New password',
    resetWords: 'With the new password you are logged out everywhere else, and come in here.',
    confirmTitle: 'Confirm the address',
    confirmWords: 'If this e-mail address is yours, confirm it.',
    confirm: 'Confirm',
    confirmed: 'The address is confirmed.',
    home: 'To Sarangbang',
    none: 'With an address a link lets you back in when you forget your password. Nobody else sees it.',
    unconfirmed: 'Open the link that was sent to you. Save again to have another one sent.',
    saved: 'Saved.',
  },

  sessions: {
    title: 'Where I am logged in',
    hint: 'If you do not know one of them, end it and change your password.',
    unknown: 'Unknown device',
    times: 'Logged in {{started}} · used {{used}}',
    current: 'This one',
    end: 'End',
    endLabel: 'End: {{device}}',
  },

  closing: {
    title: 'Close the account',
    what: 'You leave every room; what you said stays without your name. There is no way back.',
    begin: 'Close the account…',
    confirm: 'Close it for ever',
  },

  colors: {
    RED: 'Red',
    ORANGE: 'Orange',
    YELLOW: 'Yellow',
    GREEN: 'Green',
    TEAL: 'Teal',
    BLUE: 'Blue',
    VIOLET: 'Violet',
    PINK: 'Pink',
  },
};
