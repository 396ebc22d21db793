import type { Page } from '@playwright/test';
import { composer, expect, say, spoken, test, usernameOf } from './story';

async function prepareToWrite(page: Page, person: Page): Promise<void> {
  await page.locator('nav').getByRole('link', { name: 'New', exact: true }).click();
  await page.locator('main [name=username]').fill(usernameOf(person));
}

const begin = (page: Page) => page.getByRole('button', { name: 'Start talking' }).click();
const inList = (page: Page, name: string) => page.locator('nav li').filter({ hasText: name });

test('a conversation of two: opened by a handle, hidden, and back with the next word', async ({ arrive }) => {
  const [ada, grace] = [await arrive('Ada', 'en-US'), await arrive('Grace', 'en-US')];
  await prepareToWrite(ada, grace);
  await begin(ada);
  await expect(ada.getByRole('heading', { name: 'Grace' })).toBeVisible();

  await say(ada, 'A word with you?');
  await inList(grace, 'Ada').click();
  await expect(spoken(grace)).toHaveText(['A word with you?']);
  await say(grace, 'Any time.');
  await expect(spoken(ada)).toHaveText(['A word with you?', 'Any time.']);

  await ada.getByRole('button', { name: 'Hide' }).click();
  await expect(inList(ada, 'Grace')).toHaveCount(0);
  await expect(composer(ada)).toHaveCount(0);
  await say(grace, 'Are you there?');

  await expect(inList(ada, 'Grace')).toContainText('Are you there?');
  await expect(inList(ada, 'Grace').getByLabel('1 unread message')).toBeVisible();
  await inList(ada, 'Grace').click();
  await expect(spoken(ada)).toHaveText(['A word with you?', 'Any time.', 'Are you there?']);
});

test('two who write to each other at the same moment are in one conversation', async ({ arrive }) => {
  const [ada, grace] = [await arrive('Ada', 'en-US'), await arrive('Grace', 'en-US')];
  await prepareToWrite(ada, grace);
  await prepareToWrite(grace, ada);

  await Promise.all([begin(ada), begin(grace)]);

  await expect(composer(ada)).toBeVisible();
  await expect(composer(grace)).toBeVisible();
  expect(ada.url()).toBe(grace.url());
  await say(ada, 'You first');
  await expect(spoken(grace)).toHaveText(['You first']);
  await say(grace, 'No, you');
  for (const page of [ada, grace]) await expect(spoken(page)).toHaveText(['You first', 'No, you']);
  await expect(inList(ada, 'Grace')).toHaveCount(1);
  await expect(inList(grace, 'Ada')).toHaveCount(1);
});
