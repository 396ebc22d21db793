import { archiveRoom } from './archivist';
import { composer, enterRoom, expect, log, say, spoken, test } from './story';

test('older history scrolls in without a jump, down to the beginning', async ({ arrive, request }) => {
  const room = await archiveRoom(request, 120);
  const grace = await arrive('Grace', 'en-US');

  await enterRoom(grace, room);
  await expect(spoken(grace).last()).toBeInViewport();
  await expect(spoken(grace).last()).toHaveText('line 120');
  await expect(spoken(grace).first()).not.toHaveText('line 1');

  // What is read stays where it is while fifty older ones come in above it.
  const readFirst = await spoken(grace).first().textContent();
  await log(grace).evaluate((pane) => pane.scrollTo({ top: 640 }));
  const anchor = spoken(grace).getByText(String(readFirst), { exact: true });
  const before = await anchor.boundingBox();
  await log(grace).evaluate((pane) => pane.scrollTo({ top: 400 }));
  await expect(spoken(grace).first()).not.toHaveText(String(readFirst));
  const after = await anchor.boundingBox();
  expect(Math.abs(Number(after?.y) - Number(before?.y) - 240)).toBeLessThan(3);

  await expect(async () => {
    await log(grace).evaluate((pane) => pane.scrollTo({ top: 0 }));
    await expect(spoken(grace)).toHaveCount(120, { timeout: 500 });
  }).toPass();
  await expect(log(grace)).toContainText('This is where the conversation began');
  await expect(spoken(grace)).toHaveText(Array.from({ length: 120 }, (_, index) => `line ${index + 1}`));

  // The view stayed with what was read while the last page came in above it.
  await log(grace).evaluate((pane) => pane.scrollTo({ top: 0 }));
  await expect(spoken(grace).first()).toBeInViewport();

  // Who reads old things is not dragged away by a new one, and finds the way down.
  const ada = await arrive('Ada', 'en-US');
  await enterRoom(ada, room);
  await say(ada, 'news');
  await expect(grace.getByRole('link', { name: 'Ada: news' })).toBeVisible();
  await expect(spoken(grace).first()).toBeInViewport();
  await grace.getByRole('button', { name: 'To the latest' }).click();
  await expect(spoken(grace).last()).toBeInViewport();
  await expect(composer(grace)).toBeVisible();
});
