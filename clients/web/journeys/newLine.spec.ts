import { fillRoom } from './longRoom';
import { enterRoom, expect, log, say, spoken, test, uniquely } from './story';

test('who comes back begins where the new begins, and has read only what was before their eyes', async ({
  arrive,
}) => {
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('Grace', 'en-US');
  const room = uniquely('porch');
  await enterRoom(ada, room);
  await enterRoom(grace, room);
  await say(ada, 'good night');
  await expect(spoken(grace)).toHaveText(['good night']);
  await ada.goto('/');
  for (let number = 1; number <= 30; number++) await say(grace, `news ${number}`);
  await expect(ada.getByLabel('30 unread messages')).toBeVisible();

  await ada.getByRole('link', { name: room }).click();

  const line = log(ada).getByText('New from here');
  await expect(line).toBeInViewport();
  await expect(spoken(ada).filter({ hasText: /^good night$/ })).toBeInViewport();
  const down = ada.getByRole('button', { name: 'To the latest' });
  await expect(down).toContainText('30');
  await down.click();
  await expect(spoken(ada).last()).toHaveText('news 30');
  await expect(spoken(ada).last()).toBeInViewport();
  await expect(down).toHaveCount(0);

  // Who answers has seen it; what is under way is nobody's news.
  await ada.route('**/graphql', (route) =>
    route.request().postData()?.includes('mutation SendMessage') ? undefined : route.fallback(),
  );
  await say(ada, 'good morning');
  await expect(ada.getByText('Sending')).toBeVisible();
  await expect(line).toHaveCount(0);
});

test('who has more unread than a page begins where the new begins, too, and also in a room opened before', async ({
  arrive,
}) => {
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('Grace', 'en-US');
  const [room, other] = [uniquely('barn'), uniquely('shed')];
  await enterRoom(grace, room);
  await enterRoom(ada, room);
  await say(ada, 'good night');
  await expect(spoken(ada)).toHaveText(['good night']);
  await enterRoom(ada, other);
  await fillRoom(room, 180);
  await say(grace, 'the newest');
  await expect(ada.getByLabel('181 unread messages')).toBeVisible();

  await ada.getByRole('link', { name: room }).click();

  await expect(log(ada).getByText('New from here')).toBeInViewport();
  await expect(spoken(ada).filter({ hasText: /^good night$/ })).toBeInViewport();
  const down = ada.getByRole('button', { name: 'To the latest' });
  await expect(down).toContainText('181');
  await down.click();
  await expect(spoken(ada).last()).toHaveText('the newest');
  await expect(spoken(ada).last()).toBeInViewport();
});

test('who has more unread than anybody waits for begins at the end, and is shown the way to where the new begins', async ({
  arrive,
}) => {
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('Grace', 'en-US');
  const [room, other] = [uniquely('stable'), uniquely('loft')];
  await enterRoom(grace, room);
  await enterRoom(ada, room);
  await say(ada, 'good night');
  await expect(spoken(grace)).toHaveText(['good night']);
  await enterRoom(ada, other);
  await fillRoom(room, 700);
  await say(grace, 'the newest');
  await expect(ada.getByLabel('701 unread messages')).toBeVisible();

  await ada.getByRole('link', { name: room }).click();
  await expect(spoken(ada).last()).toHaveText('the newest');
  await expect(spoken(ada).last()).toBeInViewport();
  await expect(ada.locator('nav').getByLabel('701 unread messages')).toHaveCount(0);
  const up = ada.getByRole('button', { name: 'To where the new begins' });
  await up.click();

  await expect(log(ada).getByText('New from here')).toBeInViewport();
  await expect(spoken(ada).filter({ hasText: /^good night$/ })).toBeInViewport();
  await expect(up).toHaveCount(0);
  await ada.getByRole('button', { name: 'To the latest' }).click();
  await expect(spoken(ada).last()).toHaveText('the newest');
  await expect(spoken(ada).last()).toBeInViewport();
});
