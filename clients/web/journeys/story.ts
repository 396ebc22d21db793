/** What every journey has: a server, people with browsers of their own, and a watch over what pages must never do. */
import { type BrowserContextOptions, test as base, expect, type Page } from '@playwright/test';
import { Server } from './server';

type Locale = 'ko-KR' | 'en-US';

type Complaints = { told: string[]; forgiven: RegExp[] };

type Story = {
  complaints: Complaints;
  /** Opens a browser for somebody new, in their language, signed up and in the house. */
  arrive: (name: string, locale?: Locale, device?: BrowserContextOptions) => Promise<Page>;
  /** Opens a browser for a guest. */
  visit: (locale?: Locale, device?: BrowserContextOptions) => Promise<Page>;
  /** Watches a page from now on. */
  watch: (page: Page) => void;
  /** What pages may complain of, where the journey provokes it. */
  forgive: (complaint: RegExp) => void;
};

/** Everybody's. */
export const PASSWORD = '나무 마루에 앉은 고양이';

export const test = base.extend<Story, { server: Server | null }>({
  server: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads what a fixture needs from its first parameter
    async ({}, use, workerInfo) => {
      const command = process.env.SERVER_COMMAND;
      if (!command) return use(null);
      const server = new Server(command, String(workerInfo.project.use.baseURL));
      await server.start();
      await use(server);
      await server.kill();
    },
    { scope: 'worker', auto: true, timeout: 90_000 },
  ],

  forgive: async ({ complaints }, use) => {
    await use((complaint) => complaints.forgiven.push(complaint));
  },

  // biome-ignore lint/correctness/noEmptyPattern: as above
  complaints: async ({}, use) => {
    const complaints: Complaints = { told: [], forgiven: [] };
    await use(complaints);
    const left = complaints.told.filter((told) => !complaints.forgiven.some((pattern) => pattern.test(told)));
    expect(left, 'console errors, policy violations and requests to other hosts').toEqual([]);
  },

  watch: async ({ complaints, baseURL }, use) => {
    const home = new URL(String(baseURL)).host;
    await use((page) => {
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.told.push(message.text());
      });
      page.on('pageerror', (error) => complaints.told.push(String(error)));
      page.on('request', (request) => {
        const { host, pathname, protocol } = new URL(request.url());
        const stays = host === home || ['data:', 'blob:'].includes(protocol);
        if (!stays) complaints.told.push(`a request to ${request.url()}`);
        const isOfGraphiql = /graphiql|monaco/i.test(pathname) && new URL(page.url()).pathname !== '/graphql';
        if (isOfGraphiql) complaints.told.push(`GraphiQL's code outside of GraphiQL: ${pathname}`);
      });
    });
  },

  visit: async ({ browser, watch }, use) => {
    const pages: Page[] = [];
    await use(async (locale = 'ko-KR', device = {}) => {
      const context = await browser.newContext({ locale, ...device });
      const page = await context.newPage();
      pages.push(page);
      watch(page);
      return page;
    });
    for (const page of pages) await page.context().close();
  },

  arrive: async ({ visit }, use) => {
    await use(async (name, locale, device) => {
      const page = await visit(locale, device);
      await signUp(page, name);
      await keepCodes(page);
      return page;
    });
  },
});

const usernames = new WeakMap<Page, string>();

/** The handle that a person has whose browser this is. */
export function usernameOf(page: Page): string {
  const username = usernames.get(page);
  if (username === undefined) throw new Error('Nobody signed up there');
  return username;
}

/** Makes an account; what comes next is to keep its recovery codes. */
export async function signUp(page: Page, name: string): Promise<void> {
  const username = uniquely(name);
  usernames.set(page, username);
  await page.goto('/sign-up');
  await page.locator('[name=username]').fill(username);
  await page.locator('[name=displayName]').fill(name);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=password]').press('Enter');
}

/** The recovery codes are shown once, and must be kept before one goes on. */
export async function keepCodes(page: Page): Promise<void> {
  await page.locator('[name=kept]').check();
  await page.locator('[name=kept]').press('Enter');
  await expect(roomNameField(page)).toBeVisible();
}

/** A name that nobody had before, on a server that keeps what earlier journeys left. */
export function uniquely(name: string): string {
  return `${name}-${Math.random().toString(36).slice(2, 10)}`;
}

export async function enterRoom(page: Page, name: string): Promise<void> {
  await roomNameField(page).fill(name);
  await roomNameField(page).press('Enter');
  await expect(page.getByRole('heading', { name })).toBeVisible();
}

export async function say(page: Page, words: string): Promise<void> {
  await composer(page).fill(words);
  await composer(page).press('Enter');
}

export const roomNameField = (page: Page) => page.locator('nav [name=name]');
export const composer = (page: Page) => page.locator('main textarea');
export const log = (page: Page) => page.getByRole('log');
export const spoken = (page: Page) => log(page).locator('article [data-said]');

export { expect };
