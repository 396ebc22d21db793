import type { Page } from '@playwright/test';
import { enterRoom, expect, log, say, spoken, test, uniquely, usernameOf } from './story';

const inList = (page: Page, room: string) => page.locator('nav').getByRole('link', { name: room });
const asked = (page: Page, room: string) =>
  page.getByRole('listitem').filter({ hasText: `Ada invites you to “${room}”.` });

async function invite(page: Page, person: Page): Promise<void> {
  const field = page.locator('main [name=username]');
  await field.fill(usernameOf(person));
  await field.press('Enter');
  await expect(page.getByText(`@${usernameOf(person)} is invited.`)).toBeVisible();
}

test('who is invited into a private room comes in, who declines does not, and nobody else finds it', async ({
  arrive,
}) => {
  const ada = await arrive('Ada', 'en-US');
  const [grace, joan] = [await arrive('Grace', 'en-US'), await arrive('Joan', 'en-US')];
  const eve = await arrive('Eve', 'en-US');
  const room = uniquely('den');
  await ada.locator('nav').getByRole('link', { name: 'New', exact: true }).click();
  await ada.locator('main [name=roomName]').fill(room);
  await ada.getByRole('button', { name: 'Make the room' }).click();
  await expect(ada.getByRole('heading', { name: room })).toBeVisible();
  const address = ada.url();
  await say(ada, 'Only for us');
  await ada.getByRole('link', { name: 'See who is here' }).click();

  await invite(ada, grace);
  await invite(ada, joan);
  await asked(joan, room).getByRole('button', { name: 'Decline' }).click();
  await expect(asked(joan, room)).toHaveCount(0);
  await expect(asked(grace, room)).toContainText('1 person');
  await asked(grace, room).getByRole('button', { name: 'Enter' }).click();
  await expect(spoken(grace)).toHaveText(['Only for us']);
  await say(grace, 'Here I am');

  await expect(spoken(ada)).toHaveText(['Only for us', 'Here I am']);
  await expect(ada.locator('main header').first()).toContainText('2 people');
  await expect(asked(grace, room)).toHaveCount(0);
  await expect(inList(grace, room)).toBeVisible();
  await expect(inList(joan, room)).toHaveCount(0);

  // To who was not asked, or declined, it is a room that never was.
  for (const page of [eve, joan]) {
    await page.goto(address);
    await expect(page.getByRole('heading', { name: 'There is no such room' })).toBeVisible();
  }
  await enterRoom(eve, room);
  await expect(log(eve)).toContainText('Eve opened the room');
  await eve.locator('nav').getByRole('link', { name: 'Look around' }).click();
  await expect(eve.getByRole('link', { name: `Go there: ${room}` })).toHaveCount(1);
  await expect(spoken(ada)).toHaveText(['Only for us', 'Here I am']);
  await expect(log(ada)).not.toContainText('Eve');
});

test('a public room is found by looking around', async ({ arrive }) => {
  const [ada, eve] = [await arrive('Ada', 'en-US'), await arrive('Eve', 'en-US')];
  const room = uniquely('square');
  await enterRoom(ada, room);
  await say(ada, 'Come in');

  await eve.locator('nav').getByRole('link', { name: 'Look around' }).click();
  await eve.getByRole('button', { name: `Enter ${room}` }).click();

  await expect(spoken(eve)).toHaveText(['Come in']);
  await expect(log(ada)).toContainText('Eve came in');
  await expect(ada.locator('main header')).toContainText('2 people');
});
