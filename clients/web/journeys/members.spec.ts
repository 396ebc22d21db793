import type { Page } from '@playwright/test';
import { composer, enterRoom, expect, log, say, spoken, test, uniquely } from './story';

async function rule(owner: Page, name: string, deed: 'Remove' | 'Ban' | 'Hand the room over'): Promise<void> {
  await owner.getByRole('button', { name: `What you can do about ${name}` }).click();
  await owner.getByRole('button', { name: deed }).click();
  // Asked once more: the same word is now the answer.
  await expect(owner.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await owner.getByRole('button', { name: deed }).click();
}

const isOut = (page: Page) => expect(page.getByText('You are not in this room yet.')).toBeVisible();
const comeIn = (page: Page) =>
  page.locator('main').getByRole('button', { name: 'Enter', exact: true }).click();

test('an owner removes, bans, lets in again and hands over; each sees it at once', async ({ arrive }) => {
  const ada = await arrive('Ada', 'en-US');
  const [grace, joan] = [await arrive('Grace', 'en-US'), await arrive('Joan', 'en-US')];
  const room = uniquely('court');
  for (const page of [ada, grace, joan]) await enterRoom(page, room);
  await ada.getByRole('link', { name: 'See who is here' }).click();

  await rule(ada, 'Grace', 'Remove');
  await isOut(grace);
  await expect(composer(grace)).toHaveCount(0);
  await expect(grace.locator('nav').getByRole('link', { name: room })).toHaveCount(0);
  await expect(log(joan)).toContainText('Ada removed Grace');
  await comeIn(grace);
  await say(grace, 'Back again');
  await expect(spoken(joan)).toHaveText(['Back again']);

  await rule(ada, 'Joan', 'Ban');
  await isOut(joan);
  await expect(log(grace)).toContainText('Ada removed Joan for good');
  await comeIn(joan);
  await expect(joan.getByRole('alert')).not.toBeEmpty();
  await expect(composer(joan)).toHaveCount(0);
  await ada.getByRole('button', { name: 'Let in again: Joan' }).click();
  await expect(ada.getByRole('button', { name: 'Let in again: Joan' })).toHaveCount(0);
  await comeIn(joan);
  await expect(composer(joan)).toBeVisible();

  await grace.getByRole('link', { name: 'See who is here' }).click();
  await expect(grace.getByRole('heading', { name: 'Who is here' })).toBeVisible();
  const deeds = (page: Page) => page.getByRole('button', { name: /What you can do about/ });
  await expect(deeds(grace)).toHaveCount(0);
  await rule(ada, 'Grace', 'Hand the room over');
  await expect(deeds(ada)).toHaveCount(0);
  await expect(deeds(grace)).toHaveCount(2);
  await rule(grace, 'Ada', 'Remove');
  await isOut(ada);
});
