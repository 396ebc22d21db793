import { enterRoom, expect, say, test, uniquely, usernameOf } from './story';

test('the list is live for rooms that are not open: invitations, what is unread, the newest first', async ({
  arrive,
}) => {
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('Grace', 'en-US');
  const [hall, garden] = [uniquely('hall'), uniquely('garden')];
  await enterRoom(grace, hall);
  await enterRoom(ada, hall);
  await enterRoom(ada, garden);
  const first = ada.locator('nav li').first();
  await expect(first).toContainText(garden);

  await say(grace, 'One');
  await say(grace, 'Two');

  await expect(first).toContainText(hall);
  await expect(first).toContainText('Grace: Two');
  await expect(first.getByLabel('2 unread messages')).toBeVisible();

  await ada.goto(`${ada.url()}/members`);
  const field = ada.locator('main [name=username]');
  await field.fill(usernameOf(grace));
  await field.press('Enter');
  await expect(grace.getByText(`Ada invites you to “${garden}”.`)).toBeVisible();
});
