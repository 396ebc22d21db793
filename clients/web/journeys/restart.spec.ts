import { enterRoom, expect, log, say, spoken, test, uniquely } from './story';

test('the server is restarted under two people, and nothing is missing', async ({
  arrive,
  server,
  forgive,
}) => {
  test.skip(server === null, 'SERVER_COMMAND is not given');
  test.setTimeout(120_000);
  // A server that is away refuses connections; the browser says so by itself.
  forgive(/net::ERR_|WebSocket connection to|status of 50/);
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('Grace', 'en-US');
  const room = uniquely('storm');
  await enterRoom(ada, room);
  await enterRoom(grace, room);
  await say(ada, 'before');
  await expect(spoken(grace)).toHaveText(['before']);

  await server?.kill();
  await say(ada, 'said in the dark');
  await say(grace, 'here too');
  await expect(log(ada).getByText('Not sent yet')).toBeVisible();
  await expect(ada.getByRole('status').getByText('Reconnecting…')).toBeVisible();
  await server?.start();

  await expect(log(ada).getByText('Not sent yet')).toHaveCount(0, { timeout: 30_000 });
  await expect(spoken(ada)).toHaveCount(3, { timeout: 30_000 });
  await expect(spoken(grace)).toHaveCount(3, { timeout: 30_000 });
  await say(grace, 'after');
  await expect(spoken(ada)).toHaveCount(4);
  const told = await spoken(ada).allTextContents();
  expect(told.toSorted()).toEqual(['after', 'before', 'here too', 'said in the dark']);
  await expect(spoken(grace)).toHaveText(told);

  await ada.reload();
  await expect(spoken(ada)).toHaveText(told);
});
