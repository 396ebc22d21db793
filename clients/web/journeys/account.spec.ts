import type { Page } from '@playwright/test';
import { enterRoom, expect, log, PASSWORD, say, signUp, test, uniquely, usernameOf } from './story';

async function logIn(page: Page, username: string): Promise<void> {
  await page.goto('/log-in');
  await page.locator('[name=username]').fill(username);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=password]').press('Enter');
  await expect(page.locator('nav')).toBeVisible();
}

test('a name and a colour are changed, and others see both', async ({ arrive }) => {
  const [ada, grace] = [await arrive('Ada', 'en-US'), await arrive('Grace', 'en-US')];
  const room = uniquely('hall');
  await enterRoom(grace, room);
  await enterRoom(ada, room);
  await say(ada, 'Before');
  await expect(log(grace).locator('article').first()).toContainText('Ada');

  await ada.goto('/me');
  await ada.getByLabel('Name to show').fill('Ada Lovelace');
  await ada
    .locator('label')
    .filter({ has: ada.getByRole('radio', { name: 'Violet' }) })
    .click();
  await ada.getByRole('button', { name: 'Save', exact: true }).first().click();
  await expect(ada.getByText('Saved.').first()).toBeVisible();
  await ada.locator('nav').getByRole('link', { name: room }).click();
  await say(ada, 'After');

  const face = log(grace).locator('article').first();
  await expect(face).toContainText('Ada Lovelace');
  await ada.goto('/me');
  await expect(ada.getByRole('radio', { name: 'Violet' })).toBeChecked();
  await expect(ada.getByLabel('Name to show')).toHaveValue('Ada Lovelace');
});

test('a language chosen on one device is spoken by all of them, at once', async ({ arrive, visit }) => {
  const ada = await arrive('Ada', 'en-US');
  const telephone = await visit('en-US');
  await logIn(telephone, usernameOf(ada));
  await expect(telephone.getByText('You are in no room yet.')).toBeVisible();

  await ada.goto('/me');
  await ada.locator('main').getByText('한국어').click();

  await expect(ada.getByRole('heading', { name: '내 계정과 설정' })).toBeVisible();
  await expect(ada.locator('html')).toHaveAttribute('lang', 'ko');
  await expect(telephone.getByText('아직 들어간 방이 없습니다.')).toBeVisible();
});

test('whoever reloads in a hurry stays logged in', async ({ arrive, forgive }) => {
  // A page that was left in the middle of buying a token has spent the cookie that the next page shows first.
  forgive(/status of 401/);
  const ada = await arrive('Ada', 'en-US');

  for (const waitUntil of ['load', 'domcontentloaded', 'load', 'commit', 'load'] as const) {
    await ada.reload({ waitUntil });
  }

  await expect(ada.getByText('You are in no room yet.')).toBeVisible();
});

test('a session ended from afar is at the log-in at once', async ({ arrive, visit, forgive }) => {
  // The browser says so by itself when the session that ended asks to go on.
  forgive(/status of 401|WebSocket connection to/);
  const ada = await arrive('Ada', 'en-US');
  const lost = await visit('en-US');
  await logIn(lost, usernameOf(ada));
  await lost.goto('/me');
  await expect(lost.getByRole('heading', { name: 'Where I am logged in' })).toBeVisible();

  await ada.goto('/me');
  await ada.getByRole('button', { name: /^End: / }).click();

  await expect(lost.getByRole('heading', { name: 'Log in' })).toBeVisible();
  await expect(ada.getByRole('button', { name: /^End: / })).toHaveCount(0);
  await expect(ada.getByRole('heading', { name: 'My account and settings' })).toBeVisible();
});

test('where the browser does not let recovery codes be copied, they are marked', async ({ visit }) => {
  const ada = await visit('en-US');
  await ada.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException('Not here', 'NotAllowedError'));
  });
  await signUp(ada, 'Ada');

  await ada.getByRole('button', { name: 'Copy' }).click();

  await expect(ada.getByRole('status')).toHaveText('Selected: now copy them.');
  const codes = await ada
    .getByRole('list', { name: 'Recovery codes' })
    .getByRole('listitem')
    .allTextContents();
  const marked = await ada.evaluate(() => window.getSelection()?.toString());
  expect(marked?.split('\n').filter(Boolean)).toEqual(codes);
});
