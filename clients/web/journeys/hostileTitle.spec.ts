import { calls, look, standIn } from './elsewhere';
import { composer, enterRoom, expect, say, spoken, test, uniquely } from './story';

const WORDS = '</title><script>alert(1)</script> &lt;b&gt; javascript:alert(1)';

test('E14: hostile words are words in the title of the tab and in a notification', async ({ arrive }) => {
  const [ada, eve] = [await arrive('Ada', 'en-US'), await arrive('Eve', 'en-US')];
  const room = uniquely('</title><script>alert(1)</script><img src=x onerror=alert(1)>');
  await standIn(ada);
  const scripts = await ada.locator('script').count();
  await enterRoom(ada, room);
  await expect(composer(ada)).toBeVisible();
  await say(ada, 'Who is it?');
  await ada.getByRole('button', { name: 'Notify me' }).click();
  await enterRoom(eve, room);

  await look(ada, 'elsewhere');
  await say(eve, WORDS);

  await expect.poll(() => calls(ada)).toEqual([{ title: room, body: `Eve: ${WORDS}`, isClosed: false }]);
  await expect(ada).toHaveTitle(`(1) ${room} · Sarangbang`);
  expect(await ada.locator('title').evaluate((title) => title.childElementCount)).toBe(0);
  await expect(spoken(ada).last()).toHaveText(WORDS);
  await expect(ada.locator('script')).toHaveCount(scripts);
  await expect(ada.locator('img[src=x]')).toHaveCount(0);
});
