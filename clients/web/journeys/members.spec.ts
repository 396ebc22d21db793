import type { Page } from '@playwright/test';
import { composer, enterRoom, expect, log, say, spoken, test, uniquely, usernameOf } from './story';

async function rule(owner: Page, name: string, deed: 'Remove' | 'Ban' | 'Hand the room over'): Promise<void> {
  await owner.getByRole('button', { name: `What you can do about ${name}` }).click();
  await owner.getByRole('button', { name: deed }).click();
  // Asked once more: the same word is now the answer.
  await expect(owner.getByRole('button', { name: 'Cancel' })).toBeVisible();
  await owner.getByRole('button', { name: deed }).click();
}

const isOut = (page: Page, how: string) => expect(page.getByText(how, { exact: true })).toBeVisible();
const comeIn = (page: Page) =>
  page.locator('main').getByRole('button', { name: 'Enter', exact: true }).click();

test('an owner removes, bans, lets in again and hands over; each sees it at once', async ({ arrive }) => {
  const ada = await arrive('Ada', 'en-US');
  const [grace, joan] = [await arrive('Grace', 'en-US'), await arrive('Joan', 'en-US')];
  const room = uniquely('court');
  for (const page of [ada, grace, joan]) await enterRoom(page, room);
  await ada.getByRole('link', { name: 'See who is here' }).click();

  await rule(ada, 'Grace', 'Remove');
  await isOut(grace, 'Ada removed you from this room.');
  await expect(composer(grace)).toHaveCount(0);
  await expect(grace.locator('nav').getByRole('link', { name: room })).toHaveCount(0);
  await expect(log(joan)).toContainText('Ada removed Grace');
  await comeIn(grace);
  await say(grace, 'Back again');
  await expect(spoken(joan)).toHaveText(['Back again']);

  await rule(ada, 'Joan', 'Ban');
  await isOut(joan, 'Ada removed you from this room for good.');
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
  await isOut(ada, 'Grace removed you from this room.');
});

test('who is removed from a private room is told so, and not that there is no such room', async ({
  arrive,
}) => {
  const [ada, grace] = [await arrive('Ada', 'en-US'), await arrive('그레이스', 'ko-KR')];
  const room = uniquely('den');
  await ada.locator('nav').getByRole('link', { name: 'New', exact: true }).click();
  await ada.locator('main [name=roomName]').fill(room);
  await ada.getByRole('button', { name: 'Make the room' }).click();
  await ada.getByRole('link', { name: 'See who is here' }).click();
  await ada.locator('main [name=username]').fill(usernameOf(grace));
  await ada.locator('main [name=username]').press('Enter');
  const asked = grace.getByRole('listitem').filter({ hasText: room });
  await asked.getByRole('button', { name: '들어가기' }).click();
  await expect(composer(grace)).toBeVisible();

  await rule(ada, '그레이스', 'Remove');

  await expect(grace.getByRole('heading', { name: '이제 이 방에 있지 않습니다' })).toBeVisible();
  await expect(grace.getByText('Ada님이 내보냈습니다.')).toBeVisible();
  await expect(grace.locator('nav').getByRole('link', { name: room })).toHaveCount(0);
  // Once reloaded it is a room like any other that is not for them.
  await grace.reload();
  await expect(grace.getByRole('heading', { name: '이런 방은 없습니다' })).toBeVisible();
});
