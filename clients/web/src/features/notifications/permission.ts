/** Whether this browser may call the viewer to new messages: what they chose here, and what the browser lets us. */
import { makeVar } from '@apollo/client';

export type Standing = 'unsupported' | 'unasked' | 'blocked' | 'off' | 'on';

const CHOSEN = 'sarangbang.notifications';

export const standing = makeVar<Standing>(read());

/** Must come from a press of the viewer's: browsers ask nobody unprompted. */
export async function turnOn(): Promise<void> {
  const answer = await Notification.requestPermission();
  if (answer === 'granted') localStorage.setItem(CHOSEN, 'on');
  standing(read());
}

export function turnOff(): void {
  localStorage.setItem(CHOSEN, 'off');
  standing(read());
}

function read(): Standing {
  // On phones browsers show notifications by a service worker only, which this app does without.
  if (!('Notification' in window) || !matchMedia('(hover: hover)').matches) return 'unsupported';
  if (Notification.permission === 'denied') return 'blocked';
  const chosen = localStorage.getItem(CHOSEN);
  if (chosen === null) return 'unasked';
  return chosen === 'on' && Notification.permission === 'granted' ? 'on' : 'off';
}
