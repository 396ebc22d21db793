import { badge, look, standIn } from './elsewhere';
import { enterRoom, expect, say, spoken, test, uniquely } from './story';

test('the title of the tab and the badge tell how much is unread where one does not look', async ({
  arrive,
}) => {
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('Grace', 'en-US');
  const [hall, garden] = [uniquely('hall'), uniquely('garden')];
  await standIn(ada);
  await enterRoom(grace, hall);
  await enterRoom(ada, hall);
  await enterRoom(ada, garden);
  await expect(ada).toHaveTitle(`${garden} · Sarangbang`);

  await say(grace, 'One');
  await say(grace, 'Two');

  await expect(ada).toHaveTitle(`(2) ${garden} · Sarangbang`);
  await expect.poll(() => badge(ada)).toBe(2);

  await ada.getByRole('link', { name: hall }).click();
  await expect(ada).toHaveTitle(`${hall} · Sarangbang`);
  await expect.poll(() => badge(ada)).toBe(0);

  await look(ada, 'elsewhere');
  await say(grace, 'Three');
  await expect(ada).toHaveTitle(`(1) ${hall} · Sarangbang`);
  await look(ada, 'here');
  await expect(ada).toHaveTitle(`${hall} · Sarangbang`);
  await expect(spoken(ada).last()).toHaveText('Three');
});
