import type { Page } from '@playwright/test';
import { calls, look, pressLastCall, standIn, timesAsked } from './elsewhere';
import { composer, enterRoom, expect, log, say, spoken, test, uniquely } from './story';

const offer = (page: Page) => page.getByRole('region', { name: 'Notifications' });

test('who has spoken is asked, and then called to what others say where they do not look', async ({
  arrive,
}) => {
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('그레이스', 'ko-KR');
  const [hall, garden] = [uniquely('hall'), uniquely('garden')];
  await standIn(ada);
  await enterRoom(grace, hall);
  await enterRoom(ada, garden);
  await enterRoom(ada, hall);
  await expect(composer(ada)).toBeVisible();
  await expect(offer(ada)).toHaveCount(0);

  await say(ada, 'Anybody here?');
  await offer(ada).getByRole('button', { name: 'Notify me' }).click();
  await expect(offer(ada)).toHaveCount(0);
  expect(await timesAsked(ada)).toBe(1);

  // Read where it is said: nothing to call for. Were it called for, it would be the first of the calls below.
  const read = ada.waitForResponse((answer) => !!answer.request().postData()?.includes('mutation MarkRead'));
  await say(grace, '여기 있어요');
  await expect(spoken(ada).last()).toHaveText('여기 있어요');
  await read;

  await look(ada, 'elsewhere');
  await say(grace, '저녁 먹었어요?');
  await expect
    .poll(() => calls(ada))
    .toEqual([{ title: hall, body: '그레이스: 저녁 먹었어요?', isClosed: false }]);

  await look(ada, 'here');
  await expect
    .poll(() => calls(ada))
    .toEqual([{ title: hall, body: '그레이스: 저녁 먹었어요?', isClosed: true }]);

  await ada.getByRole('link', { name: garden }).click();
  await expect(ada.getByRole('heading', { name: garden })).toBeVisible();
  await say(grace, '비밀 이야기');
  await expect
    .poll(async () => (await calls(ada)).at(-1))
    .toEqual({ title: hall, body: 'There is a new message', isClosed: false });
  await pressLastCall(ada);
  await expect(ada.getByRole('heading', { name: hall })).toBeVisible();
  await expect(spoken(ada).last()).toHaveText('비밀 이야기');
});

test('what is deleted is taken back, and never shown', async ({ arrive }) => {
  const ada = await arrive('Ada', 'ko-KR');
  const grace = await arrive('Grace', 'en-US');
  const room = uniquely('마루');
  await standIn(ada);
  await enterRoom(grace, room);
  await enterRoom(ada, room);
  await say(ada, '안녕하세요');
  await ada.getByRole('button', { name: '알림 받기' }).click();
  await look(ada, 'elsewhere');

  await say(grace, 'Never mind');
  await expect.poll(() => calls(ada)).toEqual([{ title: room, body: 'Grace: Never mind', isClosed: false }]);
  await withdraw(grace, 'Never mind');
  await expect.poll(() => calls(ada)).toEqual([{ title: room, body: 'Grace: Never mind', isClosed: true }]);

  await say(grace, 'Nor this');
  await withdraw(grace, 'Nor this');
  await say(grace, 'This');
  await expect.poll(async () => (await calls(ada)).at(-1)?.body).toBe('Grace: This');
  expect((await calls(ada)).filter(({ body, isClosed }) => body.includes('Nor') && !isClosed)).toEqual([]);
});

async function withdraw(page: Page, words: string): Promise<void> {
  const message = log(page).locator('article', { hasText: words });
  await message.hover();
  await message.getByRole('button', { name: 'Delete' }).click();
  await message.getByRole('button', { name: 'Delete' }).last().click();
  await expect(message).toHaveCount(0);
}
