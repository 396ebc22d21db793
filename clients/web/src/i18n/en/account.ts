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
    toLogIn: 'I have an account',
    toSignUp: 'New here? Create an account',
    unreachable: 'The server cannot be reached. Try again in a moment.',
  },
};
