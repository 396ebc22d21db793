import type { Page } from '@playwright/test';
import { saidInDatabase } from './longRoom';
import { enterRoom, expect, log, say, spoken, test, uniquely } from './story';

const EACH = 250;

/** Everything a timeline shows, from its beginning to what was said last. */
async function wholeTimeline(page: Page, last: string): Promise<string[]> {
  await expect(async () => {
    await log(page).evaluate((pane) => pane.scrollTo({ top: 0 }));
    await expect(log(page).locator('[data-position="1"]')).toBeInViewport({ timeout: 300 });
  }).toPass({ timeout: 60_000 });

  return log(page).evaluate(async (pane, last) => {
    const seen = new Map<number, string>();
    while (![...seen.values()].includes(last)) {
      const rows = [...pane.querySelectorAll<HTMLElement>('[data-position]')];
      const positions = rows.map((row) => Number(row.dataset.position));
      if (positions.some((position, place) => place > 0 && position !== Number(positions[place - 1]) + 1)) {
        throw new Error(`Drawn out of order: ${positions}`);
      }
      for (const row of rows) {
        const said = row.querySelector('[data-said]');
        if (said) seen.set(Number(row.dataset.position), said.textContent ?? '');
      }
      pane.scrollBy({ top: pane.clientHeight / 2 });
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
    return [...seen].toSorted(([one], [other]) => one - other).map(([, said]) => said);
  }, last);
}

test('500 messages while the server is killed and the network is cut: both see what the database has', async ({
  arrive,
  server,
  forgive,
}) => {
  test.setTimeout(300_000);
  forgive(/net::ERR_|WebSocket connection to|status of 50/);
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('Grace', 'en-US');
  const room = uniquely('storm');
  await enterRoom(ada, room);
  await enterRoom(grace, room);

  for (let number = 1; number <= EACH; number++) {
    if (number === 60) await server?.kill();
    if (number === 110) await server?.start();
    if (number === 150) await ada.context().setOffline(true);
    if (number === 190) await ada.context().setOffline(false);
    if (number === 200) await grace.context().setOffline(true);
    if (number === 230) await grace.context().setOffline(false);
    await say(ada, `ada ${number}`);
    await say(grace, `grace ${number}`);
  }

  await expect.poll(async () => (await saidInDatabase(room)).length, { timeout: 120_000 }).toBe(2 * EACH);
  const database = await saidInDatabase(room);
  for (const page of [ada, grace]) {
    await expect(spoken(page).last()).toHaveText(String(database.at(-1)), { timeout: 30_000 });
    expect(await wholeTimeline(page, String(database.at(-1)))).toEqual(database);
  }
  for (const name of ['ada', 'grace']) {
    const own = database.filter((body) => body.startsWith(name));
    expect(own).toEqual(Array.from({ length: EACH }, (_, place) => `${name} ${place + 1}`));
  }
});
