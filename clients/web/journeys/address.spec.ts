import { enterRoom, expect, say, spoken, test, uniquely } from './story';

/** From the tenth on an id ends in `=`, which addresses write as `%3D`. */
const TENTH = 10;

test('a room opens by its address, whatever its number', async ({ arrive }) => {
  const ada = await arrive('Ada', 'en-US');

  for (let number = 1; number <= TENTH; number++) await enterRoom(ada, uniquely('room'));
  await say(ada, 'here');
  expect(ada.url()).toContain('%3D');
  await ada.reload();

  await expect(spoken(ada)).toHaveText(['here']);
});
