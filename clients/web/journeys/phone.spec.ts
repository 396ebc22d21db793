import type { Page } from '@playwright/test';
import { expectToFit, PHONE } from './phone';
import {
  composer,
  enterRoom,
  expect,
  keepCodes,
  log,
  roomNameField,
  say,
  signUp,
  spoken,
  test,
  uniquely,
} from './story';

const wholly = { ratio: 1 };

/** As tall as is left when the keyboard is out. */
const withKeyboard = (page: Page) => page.setViewportSize({ width: PHONE.viewport.width, height: 430 });

test('two people on phones talk, go back to the list and in again, and leave', async ({ arrive }) => {
  const ada = await arrive('Ada', 'en-US', PHONE);
  const grace = await arrive('그레이스', 'ko-KR', PHONE);
  const room = uniquely('hall');
  await expectToFit(ada, 'an empty list');
  await enterRoom(ada, room);
  await enterRoom(grace, room);
  await expect(roomNameField(ada)).toBeHidden();
  await expect(composer(ada)).toBeInViewport(wholly);

  await say(grace, `안녕하세요! https://example.org/${'long/'.repeat(30)}`);
  await say(
    grace,
    '`code`\n```\nconst line = "that is longer than a phone is wide, and scrolls by itself";\n```',
  );
  for (let line = 1; line <= 12; line++) await say(ada, `Line ${line}`);
  await expect(spoken(grace).last()).toHaveText('Line 12');
  await expect(ada.getByText('Sending')).toHaveCount(0);
  for (const page of [ada, grace]) {
    await expect(spoken(page).last()).toBeInViewport(wholly);
    await expect(composer(page)).toBeInViewport(wholly);
    await expectToFit(page, 'a conversation');
  }

  // With its keyboard out a phone is half as tall: the newest words and the field stay.
  await composer(ada).tap();
  await withKeyboard(ada);
  await expect(composer(ada)).toBeInViewport(wholly);
  await expect(spoken(ada).last()).toBeInViewport(wholly);
  await ada.setViewportSize(PHONE.viewport);

  await log(ada).locator('article').last().locator('[tabindex="-1"]').tap();
  await expect(ada.getByRole('button', { name: 'Edit' })).toBeInViewport(wholly);
  await expectToFit(ada, 'a message that was touched');
  await ada.getByRole('link', { name: 'See who is here' }).tap();
  await expect(ada.getByRole('complementary')).toContainText('그레이스');
  await expect(composer(ada)).toBeHidden();
  await expectToFit(ada, 'who is here');
  await ada.getByRole('link', { name: 'Back to the conversation' }).tap();
  await expect(composer(ada)).toBeInViewport(wholly);

  await ada.getByRole('link', { name: 'To the rooms' }).tap();
  await expect(composer(ada)).toBeHidden();
  const entry = ada.locator('nav').getByRole('link', { name: room });
  await expect(entry).toBeInViewport(wholly);
  await say(grace, '아직 계세요?');
  await expect(entry).toContainText('아직 계세요?');
  await expect(entry.getByLabel('1 unread message')).toBeVisible();
  await expectToFit(ada, 'the list');
  await entry.tap();
  await expect(spoken(ada).last()).toHaveText('아직 계세요?');
  await expect(composer(ada)).toBeInViewport(wholly);

  await grace.getByRole('button', { name: '나가기' }).tap();
  await expect(roomNameField(grace)).toBeVisible();
  await expect(grace.locator('nav').getByRole('link', { name: room })).toHaveCount(0);
  await expect(log(ada)).toContainText('그레이스 left');
  await ada.getByRole('button', { name: 'Leave' }).tap();
  await expect(ada.getByRole('dialog')).toContainText('the room closes and its history goes');
  await expectToFit(ada, 'leaving as the last');
  await ada.getByRole('button', { name: 'Leave and close the room' }).tap();
  await expect(ada.getByText('You are in no room yet.')).toBeVisible();
});

test('every other place fits a phone', async ({ visit }) => {
  const guest = await visit('en-US', PHONE);
  for (const path of ['/log-in', '/sign-up', '/forgotten', '/forgotten/by-letter', '/nowhere']) {
    await guest.goto(path);
    await expect(guest.getByRole('heading', { level: 1 })).toBeVisible();
    await expectToFit(guest, path);
  }
  const ada = await visit('ko-KR', PHONE);
  await signUp(ada, 'Ada');
  await expect(ada.locator('[name=kept]')).toBeVisible();
  await expectToFit(ada, 'recovery codes');
  await keepCodes(ada);
  await enterRoom(ada, uniquely('아주 긴 이름을 가진 방이어도 옆으로 밀려나지 않아야 합니다'));
  for (const path of ['/start', '/browse', '/me', '/rooms/nowhere']) {
    await ada.goto(path);
    await expect(ada.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(ada.getByRole('status', { name: '불러오는 중' })).toHaveCount(0);
    await expectToFit(ada, path);
  }
});
