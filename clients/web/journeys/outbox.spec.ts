import type { Page } from '@playwright/test';
import { saidInDatabase } from './longRoom';
import { composer, enterRoom, expect, say, spoken, test, uniquely } from './story';

/** Counts what the server was asked by a page to send, and answered. */
function countSends(page: Page): () => number {
  let sends = 0;
  page.on('response', (response) => {
    if (response.request().postData()?.includes('mutation SendMessage')) sends += 1;
  });
  return () => sends;
}

const words = (count: number) => Array.from({ length: count }, (_, place) => `말 ${place + 1}`);

test('what is unsent outlives a reload, and goes out once and in order from one of two tabs', async ({
  arrive,
  watch,
  forgive,
}) => {
  forgive(/net::ERR_|WebSocket connection to/);
  const ada = await arrive('에이다');
  const grace = await arrive('Grace', 'en-US');
  const room = uniquely('우체통');
  await enterRoom(ada, room);
  await enterRoom(grace, room);
  // The way to the server is cut for queries and mutations alone, so that pages still load.
  await ada
    .context()
    .route('**/graphql', (route) =>
      route.request().postData()?.includes('mutation SendMessage') ? route.abort() : route.fallback(),
    );
  for (const word of words(5)) await say(ada, word);
  await expect(ada.getByText('아직 보내지 못했습니다')).toHaveCount(5);

  await ada.reload();
  await expect(spoken(ada)).toHaveText(words(5));
  const second = await ada.context().newPage();
  watch(second);
  await second.goto(ada.url());
  await expect(spoken(second)).toHaveText(words(5));
  await expect(spoken(grace)).toHaveCount(0);
  const sends = [countSends(ada), countSends(second)];
  await ada.context().unroute('**/graphql');

  await expect(spoken(grace)).toHaveText(words(5), { timeout: 30_000 });
  await expect(spoken(ada)).toHaveText(words(5));
  await expect(spoken(second)).toHaveText(words(5));
  await expect(ada.getByText('아직 보내지 못했습니다')).toHaveCount(0);
  expect(await saidInDatabase(room)).toEqual(words(5));
  // The news of the last one may come to the other tab after its turn: it then asks once more, which says nothing twice.
  expect(sends.reduce((sum, count) => sum + count(), 0)).toBeLessThanOrEqual(6);
});

test('an answer that is lost on its way doubles nothing', async ({ arrive, forgive }) => {
  forgive(/net::ERR_/);
  const ada = await arrive('Ada', 'en-US');
  await enterRoom(ada, uniquely('echo'));
  let lost = 0;
  await ada.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('mutation SendMessage') || lost > 0) return route.fallback();
    lost += 1;
    await route.fetch();
    await route.abort();
  });

  await say(ada, 'once');
  await say(ada, 'then this');

  await expect(spoken(ada)).toHaveText(['once', 'then this']);
  await ada.reload();
  await expect(spoken(ada)).toHaveText(['once', 'then this']);
  expect(lost).toBe(1);
});

test('who says too much too fast is sent in a moment, without doing anything', async ({ arrive }) => {
  const ada = await arrive('Ada', 'en-US');
  await enterRoom(ada, uniquely('rush'));
  let refused = 0;
  await ada.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('mutation SendMessage') || refused > 0) return route.fallback();
    refused += 1;
    const errors = [{ message: 'Wait.', extensions: { code: 'RATE_LIMITED', retryAfterSeconds: 3 } }];
    await route.fulfill({ json: { data: null, errors } });
  });

  await say(ada, 'hurry');

  await expect(ada.getByText('Sent in a moment')).toBeVisible();
  await expect(ada.getByText('Sent in a moment')).toHaveCount(0);
  await expect(spoken(ada)).toHaveText(['hurry']);
});

test('a draft is there again after a reload and in its own room', async ({ arrive }) => {
  const ada = await arrive('에이다');
  const [hall, garden] = [uniquely('hall'), uniquely('garden')];
  await enterRoom(ada, hall);
  await composer(ada).fill('아직 덜 쓴 말');
  await enterRoom(ada, garden);
  await expect(composer(ada)).toHaveValue('');

  await ada.getByRole('link', { name: hall }).click();
  await expect(composer(ada)).toHaveValue('아직 덜 쓴 말');
  await ada.reload();
  await expect(composer(ada)).toHaveValue('아직 덜 쓴 말');
});

test('Up changes the last message, Escape leaves it, and a withdrawn one keeps its place', async ({
  arrive,
}) => {
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('Grace', 'en-US');
  const room = uniquely('desk');
  await enterRoom(ada, room);
  await enterRoom(grace, room);
  await say(ada, 'frist');
  await expect(spoken(grace)).toHaveText(['frist']);
  // Grace may know it sooner than Ada, who can change only what arrived.
  await expect(ada.getByText('Sending')).toHaveCount(0);

  await composer(ada).press('ArrowUp');
  await expect(composer(ada)).toHaveValue('frist');
  await composer(ada).press('Escape');
  await expect(composer(ada)).toHaveValue('');
  await composer(ada).press('ArrowUp');
  await composer(ada).fill('first');
  await composer(ada).press('Enter');
  await expect(spoken(grace)).toHaveText(['first']);
  await expect(composer(ada)).toHaveValue('');

  const own = ada.getByRole('article').filter({ hasText: 'first' });
  await own.hover();
  await own.getByRole('button', { name: 'Delete' }).click();
  await own.getByRole('alertdialog').getByRole('button', { name: 'Delete' }).click();
  await expect(grace.getByRole('log')).toContainText('This message was deleted');
  await expect(spoken(grace)).toHaveCount(0);
});
