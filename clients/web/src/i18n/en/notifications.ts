import type { notifications as shape } from '../ko/notifications';
import type { Words } from '../words';

/** Notifications: words that come with them, apart, so that they do not weigh on the first sight. */
export const notifications: Words<typeof shape> = {
  title: 'Notifications',
  question: 'Shall we tell you of new messages?',
  hint: 'What is said while you look elsewhere comes as a notification of your device.',
  accept: 'Notify me',
  decline: 'No, thanks',
  on: 'On',
  off: 'Off',
  blocked: 'Your browser blocks notifications. Allow them in its settings for this site.',
  unsupported: 'This browser cannot show notifications.',
  news: 'There is a new message',
};
