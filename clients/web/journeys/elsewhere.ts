/** A person who looks elsewhere, and what calls them back: as a browser has it, which no test can press or see. */
import type { Page } from '@playwright/test';

export type Call = { title: string; body: string; isClosed: boolean };

type Stand = { calls: (Call & { onclick?: () => void })[]; asked: number; badge: number; hidden: boolean };

declare global {
  interface Window {
    elsewhere: Stand;
  }
}

/** Stands in for notifications, the badge of the app and the visibility of the tab, from the next page load on. */
export async function standIn(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const stand: Stand = { calls: [], asked: 0, badge: 0, hidden: false };
    window.elsewhere = stand;
    class StandIn {
      static permission: NotificationPermission = 'default';
      static requestPermission = async () => {
        stand.asked += 1;
        StandIn.permission = 'granted';
        return StandIn.permission;
      };
      isClosed = false;
      onclick?: () => void;
      readonly title: string;
      readonly body: string;
      constructor(title: string, { body }: { body: string }) {
        this.title = title;
        this.body = body;
        stand.calls.push(this);
      }
      close() {
        this.isClosed = true;
      }
    }
    Object.defineProperty(window, 'Notification', { value: StandIn });
    Object.defineProperty(navigator, 'setAppBadge', {
      value: async (count: number) => {
        stand.badge = count;
      },
    });
    Object.defineProperty(document, 'visibilityState', { get: () => (stand.hidden ? 'hidden' : 'visible') });
    Object.defineProperty(document, 'hidden', { get: () => stand.hidden });
  });
  await page.reload();
}

export async function look(page: Page, at: 'here' | 'elsewhere'): Promise<void> {
  await page.evaluate((hidden) => {
    window.elsewhere.hidden = hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  }, at === 'elsewhere');
}

export const badge = (page: Page) => page.evaluate(() => window.elsewhere.badge);

export const timesAsked = (page: Page) => page.evaluate(() => window.elsewhere.asked);

/** The notifications that were shown, the oldest first. */
export const calls = (page: Page): Promise<Call[]> =>
  page.evaluate(() => window.elsewhere.calls.map(({ title, body, isClosed }) => ({ title, body, isClosed })));

export const pressLastCall = (page: Page) => page.evaluate(() => window.elsewhere.calls.at(-1)?.onclick?.());
