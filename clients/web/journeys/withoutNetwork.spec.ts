import { composer, enterRoom, expect, roomNameField, say, spoken, test, uniquely } from './story';

test('without a network nothing that is open breaks, and what cannot be fetched says so in its own place', async ({
  arrive,
  forgive,
}) => {
  // What the browser says of what it could not fetch.
  forgive(/net::ERR_|WebSocket connection to|could not be fetched/);
  const ada = await arrive('Ada', 'en-US');
  const room = uniquely('cellar');
  await enterRoom(ada, room);

  await ada.context().setOffline(true);
  await say(ada, 'meanwhile');
  await expect(ada.locator('[data-news=offline]')).toBeVisible();
  await expect(spoken(ada)).toHaveText(['meanwhile']);

  await ada.keyboard.press('Control+k');
  await expect(ada.getByRole('combobox')).toBeVisible();
  await ada.keyboard.press('Escape');
  await ada.getByRole('link', { name: 'My account and settings' }).click();
  await expect(ada.getByText('This page could not be loaded')).toBeVisible();
  await expect(roomNameField(ada)).toBeVisible();
  await ada.getByRole('link', { name: room }).click();
  await expect(composer(ada)).toBeVisible();

  await ada.context().setOffline(false);
  await expect(spoken(ada)).toHaveText(['meanwhile']);
  await expect(ada.getByText('Not sent yet')).toHaveCount(0);
});
