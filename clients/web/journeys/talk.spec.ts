import { enterRoom, expect, log, roomNameField, say, spoken, test, uniquely } from './story';

test('two people talk in two windows, in Korean and in English', async ({ arrive }) => {
  const ada = await arrive('에이다', 'ko-KR');
  const grace = await arrive('Grace', 'en-US');
  const room = uniquely('마루');
  await enterRoom(ada, room);
  await enterRoom(grace, room);

  await say(ada, '안녕하세요, 그레이스!');
  await expect(spoken(grace)).toHaveText(['안녕하세요, 그레이스!']);
  await say(grace, 'Good evening, Ada.\u00a0🌙');

  await expect(spoken(ada)).toHaveText(['안녕하세요, 그레이스!', 'Good evening, Ada.\u00a0🌙']);
  await expect(log(ada)).toContainText('Grace님이 들어왔습니다');
  await expect(log(grace)).toContainText('에이다 opened the room');
});

test('a message in another room moves that room up and counts as unread until it is read', async ({
  arrive,
}) => {
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('Grace', 'en-US');
  const [hall, garden] = [uniquely('hall'), uniquely('garden')];
  await enterRoom(grace, hall);
  await enterRoom(ada, hall);
  await enterRoom(ada, garden);

  await say(grace, 'Anybody here?');

  const first = ada.locator('nav li').first();
  await expect(first).toContainText(hall);
  await expect(first).toContainText('Grace: Anybody here?');
  await expect(first.getByLabel('1 unread message')).toBeVisible();
  await first.click();
  await expect(spoken(ada)).toHaveText(['Anybody here?']);
  await ada.getByRole('link', { name: garden }).click();
  await expect(ada.getByRole('heading', { name: garden })).toBeVisible();
  await expect(ada.getByLabel('1 unread message')).toHaveCount(0);
});

test('the last one to leave is asked once, and the room is gone', async ({ arrive }) => {
  const ada = await arrive('Ada', 'en-US');
  const room = uniquely('attic');
  await enterRoom(ada, room);

  await ada.getByRole('button', { name: 'Leave' }).click();
  await expect(ada.getByRole('dialog')).toContainText('the room closes and its history goes');
  await ada.getByRole('button', { name: 'Leave and close the room' }).click();

  await expect(ada.getByRole('link', { name: room })).toHaveCount(0);
  await expect(ada.getByText('You are in no room yet.')).toBeVisible();
  await expect(roomNameField(ada)).toBeVisible();
});

test('who comes back finds the session, the place and the conversation; logging out ends every tab', async ({
  arrive,
  watch,
}) => {
  const ada = await arrive('에이다');
  const room = uniquely('서재');
  await enterRoom(ada, room);
  await say(ada, '여기 두고 갑니다');
  await expect(spoken(ada)).toHaveText(['여기 두고 갑니다']);

  await ada.reload();
  await expect(spoken(ada)).toHaveText(['여기 두고 갑니다']);
  const secondTab = await ada.context().newPage();
  watch(secondTab);
  await secondTab.goto(ada.url());
  await expect(spoken(secondTab)).toHaveText(['여기 두고 갑니다']);

  await ada.getByRole('link', { name: '내 계정과 설정' }).click();
  await ada.getByRole('button', { name: '로그아웃' }).click();

  await expect(ada.getByRole('heading', { name: '로그인' })).toBeVisible();
  await expect(secondTab.getByRole('heading', { name: '로그인' })).toBeVisible();
});

test('who leaves in one window is out of the room in the other', async ({ arrive, watch }) => {
  const ada = await arrive('Ada', 'en-US');
  const grace = await arrive('Grace', 'en-US');
  const room = uniquely('porch');
  await enterRoom(grace, room);
  await enterRoom(ada, room);
  const secondTab = await ada.context().newPage();
  watch(secondTab);
  await secondTab.goto(ada.url());
  await expect(secondTab.getByRole('heading', { name: room })).toBeVisible();

  await ada.getByRole('button', { name: 'Leave' }).click();

  await expect(ada.getByRole('link', { name: room })).toHaveCount(0);
  await expect(secondTab.getByText('You are not in this room.')).toBeVisible();
  await expect(secondTab.getByRole('link', { name: room })).toHaveCount(0);
  await expect(log(grace)).toContainText('Ada left');
});
