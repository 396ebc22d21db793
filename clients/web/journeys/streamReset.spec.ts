import { fillRoom } from './longRoom';
import { enterRoom, expect, log, say, spoken, test, uniquely } from './story';

test('after more than can be told again the history is read anew, without an empty page or a hole', async ({
  arrive,
  forgive,
}) => {
  forgive(/net::ERR_|WebSocket connection to/);
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('Grace', 'en-US');
  const room = uniquely('absence');
  await enterRoom(ada, room);
  await enterRoom(grace, room);
  await say(ada, 'before');
  await expect(spoken(grace)).toHaveText(['before']);

  await grace.context().setOffline(true);
  await expect(grace.getByText('You are offline.')).toBeVisible();
  await fillRoom(room, 700);
  await grace.context().setOffline(false);

  await expect(spoken(grace).last()).toContainText('line 703');
  await say(ada, 'after');
  await expect(spoken(grace).last()).toHaveText('after');
  await expect(spoken(grace).last()).toBeInViewport();
  const positions = await log(grace)
    .locator('[data-position]')
    .evaluateAll((rows) => rows.map((row) => Number((row as HTMLElement).dataset.position)));
  expect(positions).toEqual(positions.map((_, place) => Number(positions[0]) + place));
  expect(positions.at(-1)).toBe(704);
});
