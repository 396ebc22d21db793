import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, PASSWORD, roomNameField, test, uniquely } from './story';

const NEW_PASSWORD = '대청마루 아래 졸던 강아지';
const folder = process.env.LETTERS ?? '';

test('an address is confirmed, and lets its owner back in once the password is lost', async ({
  arrive,
  browser,
  watch,
  forgive,
}) => {
  // The browser says so by itself when the session that ended asks to go on.
  forgive(/status of 401/);
  const email = `${uniquely('ada')}@example.org`;
  const ada = await arrive('Ada');
  await ada.goto('/me');
  const section = ada.getByRole('region', { name: '이메일' });
  await section.locator('[name=email]').fill(email);
  await section.locator('[name=password]').fill(PASSWORD);
  await section.locator('[name=password]').press('Enter');
  await expect(section.getByText('보내 드린 링크를 열면 확인됩니다.')).toBeVisible();

  const confirmation = await linkTo(email, 'confirm-email');
  await ada.goto(confirmation);
  await expect(ada).toHaveURL(/\/confirm-email$/);
  await ada.getByRole('button', { name: '주소 확인' }).click();
  await expect(ada.getByText('이메일 주소를 확인했습니다.')).toBeVisible();

  const stranger = await browser.newPage({ locale: 'en-US' });
  watch(stranger);
  await askForLetter(stranger, 'nobody@example.org');
  const said = await stranger.getByRole('status').textContent();
  await askForLetter(stranger, email);
  expect(await stranger.getByRole('status').textContent()).toBe(said);
  const reset = await linkTo(email, 'reset-password');
  await stranger.goto(reset);
  await expect(stranger).toHaveURL(/\/reset-password$/);
  await stranger.locator('[name=newPassword]').fill(NEW_PASSWORD);
  await stranger.locator('[name=newPassword]').press('Enter');
  await expect(roomNameField(stranger)).toBeVisible();
  // The session that was there has ended with the old password.
  await ada.goto('/me');
  await expect(ada.locator('[name=username]')).toBeVisible();
  await stranger.close();
});

test('a link that was used, or never was, says so and offers another', async ({
  browser,
  watch,
  forgive,
}) => {
  forgive(/status of 400/);
  const page = await browser.newPage({ locale: 'en-US' });
  watch(page);
  await page.goto('/reset-password#never-was');
  await page.locator('[name=newPassword]').fill(NEW_PASSWORD);
  await page.locator('[name=newPassword]').press('Enter');

  await expect(page.getByText('This link has expired or was used before.')).toBeVisible();
  await page.getByRole('link', { name: 'Get another link' }).click();
  await expect(page.locator('[name=email]')).toBeVisible();
  await page.close();
});

async function askForLetter(page: Page, email: string): Promise<void> {
  await page.goto('/forgotten');
  await page.getByRole('link', { name: 'Get a link by e-mail' }).click();
  await page.locator('[name=email]').fill(email);
  await page.locator('[name=email]').press('Enter');
  await expect(page.getByRole('status').getByText('a letter is on its way')).toBeVisible();
}

/** Where the link in the letter to this address leads, once the letter is there. */
async function linkTo(email: string, page: string): Promise<string> {
  let found: string | undefined;
  await expect(async () => {
    const names = await readdir(folder);
    const letters = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')));
    const letter = letters.find((text) => text.includes(email) && text.includes(`/${page}#`));
    found = letter?.match(new RegExp(`/${page}#[\\w-]+`))?.[0];
    expect(found).toBeDefined();
  }).toPass({ timeout: 10_000 });
  return String(found);
}
