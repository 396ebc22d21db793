import { hasFocus, stopsOf, tabTo } from './keyboard';
import { composer, enterRoom, expect, log, PASSWORD, say, spoken, test, uniquely } from './story';

test('the keyboard alone is enough, from the account to the way out', async ({ visit }) => {
  test.setTimeout(90_000);
  const ada = await visit('en-US');
  const keys = ada.keyboard;
  const room = uniquely('hall');
  const button = (name: string) => ada.getByRole('button', { name, exact: true });
  await ada.goto('/log-in');

  await tabTo(ada, ada.getByRole('link', { name: 'New here? Create an account' }));
  await keys.press('Enter');
  await expect(ada.locator('[name=username]')).toBeFocused();
  await keys.type(uniquely('ada'));
  await tabTo(ada, ada.locator('[name=displayName]'));
  await keys.type('Ada');
  await tabTo(ada, ada.locator('[name=password]'));
  await keys.type(PASSWORD);
  await tabTo(ada, button('Create an account'));
  await keys.press('Enter');
  await expect(ada.getByRole('heading', { name: 'Recovery codes' })).toBeVisible();
  await tabTo(ada, ada.locator('[name=kept]'));
  await keys.press('Space');
  await tabTo(ada, button('Enter'));
  await keys.press('Enter');

  // The switcher takes the focus, keeps it, and gives it back.
  await tabTo(ada, button('Go to …'));
  await keys.press('Control+k');
  await expect(ada.getByRole('combobox')).toBeFocused();
  await keys.press('Tab');
  await keys.press('Tab');
  await keys.press('Tab');
  expect(await ada.getByRole('dialog').evaluate((box) => box.contains(document.activeElement))).toBe(true);
  await keys.press('Escape');
  await expect(button('Go to …')).toBeFocused();
  await keys.press('Meta+k');
  await expect(ada.getByRole('combobox')).toBeFocused();
  await keys.type(room);
  await keys.press('Enter');
  await expect(ada.getByRole('heading', { name: room })).toBeVisible();
  await expect(composer(ada)).toBeFocused();

  await keys.type('One');
  await keys.press('Enter');
  await keys.type('Tow');
  await keys.press('Enter');
  await expect(spoken(ada)).toHaveText(['One', 'Tow']);
  await expect(ada.getByText('Sending')).toHaveCount(0);
  await keys.press('ArrowUp');
  await expect(composer(ada)).toHaveValue('Tow');
  await keys.press('Escape');
  await expect(composer(ada)).toHaveValue('');
  await keys.press('ArrowUp');
  await expect(composer(ada)).toHaveValue('Tow');
  await keys.press('Backspace');
  await keys.press('Backspace');
  await keys.type('wo');
  await keys.press('Enter');
  await expect(spoken(ada)).toHaveText(['One', 'Two']);
  await expect(composer(ada)).toBeFocused();

  await tabTo(ada, ada.getByRole('link', { name: 'See who is here' }), 'Shift+Tab');
  await keys.press('Enter');
  await expect(ada.getByRole('heading', { name: 'Who is here' })).toBeVisible();
  await tabTo(ada, ada.locator('main [name=username]'));
  await tabTo(ada, ada.getByRole('link', { name: 'Back to the conversation' }), 'Shift+Tab');
  await keys.press('Enter');
  await expect(ada.getByRole('link', { name: 'See who is here' })).toBeFocused();

  // To leave as the last is asked, and who stays is where they were.
  await tabTo(ada, button('Leave'));
  await keys.press('Enter');
  await expect(button('Cancel')).toBeFocused();
  await keys.press('Escape');
  await expect(ada.getByRole('dialog')).toHaveCount(0);
  await expect(button('Leave')).toBeFocused();
  await keys.press('Enter');
  await expect(button('Cancel')).toBeFocused();
  await tabTo(ada, button('Leave and close the room'));
  await keys.press('Enter');
  await expect(ada.getByText('You are in no room yet.')).toBeVisible();

  await keys.press('Control+k');
  await expect(ada.getByRole('combobox')).toBeFocused();
  await keys.type('account');
  await keys.press('Enter');
  await expect(ada.getByRole('heading', { name: 'My account and settings' })).toBeVisible();
  await tabTo(ada, button('Log out'));
  await keys.press('Enter');
  await expect(ada.locator('[name=username]')).toBeFocused();
  await expect(ada.getByRole('heading', { name: 'Log in' })).toBeVisible();
});

test('the stops of a room are in the order in which they are seen, and end', async ({ arrive }) => {
  const ada = await arrive('Ada', 'en-US');
  const room = uniquely('hall');
  await enterRoom(ada, room);
  await say(ada, 'One');
  await expect(ada.getByText('Sending')).toHaveCount(0);
  await expect(log(ada).locator('article')).toHaveCount(1);
  await expect(ada.getByRole('button', { name: 'Notify me' })).toBeVisible();

  const stops = await stopsOf(ada, ada.getByRole('link', { name: 'Skip the list of rooms' }));

  expect(stops.map((stop) => (stop.includes(room) ? 'the room' : stop))).toEqual([
    'Skip the list of rooms',
    '사랑방 (Sarangbang), start page',
    'Go to …',
    'My account and settings',
    'Name of the room to enter; it opens if there is none',
    'Enter',
    'New',
    'Look around',
    'Notify me',
    'No, thanks',
    'the room',
    'See who is here',
    'Leave',
    'Conversation',
    'Edit',
    'Delete',
    'Message',
  ]);
  await ada.keyboard.press('Tab');
  await ada.keyboard.press('Tab');
  await ada.keyboard.press('Enter');
  expect(await hasFocus(ada.locator('main'))).toBe(true);
});
