/** Parts of the app whose code comes late, or not at all. */
import type { Page, Route } from '@playwright/test';
import {
  composer,
  enterRoom,
  expect,
  keepCodes,
  roomNameField,
  say,
  signUp,
  spoken,
  test,
  uniquely,
} from './story';

const COMPLAINTS = /net::ERR_|status of 404|could not be fetched/;
const abort = (route: Route) => route.abort();

/** Presses keys as quickly as fingers never do: the page is told of all of them before it is done with the first. */
async function pressAtOnce(page: Page, letters: string): Promise<void> {
  const hands = await page.context().newCDPSession(page);
  const control = { key: 'k', code: 'KeyK', windowsVirtualKeyCode: 75, modifiers: 2 };
  const press = (key: object) => hands.send('Input.dispatchKeyEvent', { type: 'keyDown', ...key });
  await Promise.all([press(control), ...[...letters].map((text) => press({ key: text, text }))]);
}

test('what is typed right after Ctrl+K is looked for, whatever of the app is still on its way', async ({
  visit,
}) => {
  const ada = await visit('en-US');
  const room = uniquely('cellar');
  await signUp(ada, 'Ada');
  await keepCodes(ada);
  await enterRoom(ada, room);
  await enterRoom(ada, uniquely('attic'));
  await composer(ada).focus();
  const slowly = await ada.context().newCDPSession(ada);
  await slowly.send('Emulation.setCPUThrottlingRate', { rate: 6 });

  await pressAtOnce(ada, room);
  await expect(ada.getByRole('combobox')).toHaveValue(room);
  await ada.keyboard.press('Enter');

  await expect(ada.getByRole('heading', { name: room })).toBeVisible();
  await expect(composer(ada)).toHaveValue('');
  await expect(spoken(ada)).toHaveCount(0);
});

test('the house stands without the part that listens, and listens once that can be fetched', async ({
  arrive,
  visit,
  forgive,
}) => {
  forgive(COMPLAINTS);
  const ada = await visit('en-US');
  const room = uniquely('hall');
  await ada.route(/FollowViewer/, abort);
  const missed = ada.waitForEvent('requestfailed', (request) => request.url().includes('FollowViewer'));
  await signUp(ada, 'Ada');
  await keepCodes(ada);
  await missed;
  await enterRoom(ada, room);
  await say(ada, 'anybody here?');
  await expect(spoken(ada)).toHaveText(['anybody here?']);
  await enterRoom(ada, uniquely('attic'));

  await ada.unroute(/FollowViewer/);
  const grace = await arrive('Grace', 'en-US');
  await enterRoom(grace, room);
  await say(grace, 'I am');

  await expect(ada.getByRole('link', { name: room })).toContainText('Grace: I am', { timeout: 20_000 });
  await expect(ada.getByRole('button', { name: 'Notify me' })).toBeVisible();
});

test('a page that could not be fetched is drawn once it can be, and the house stands meanwhile', async ({
  arrive,
  forgive,
}) => {
  forgive(COMPLAINTS);
  const ada = await arrive('에이다');
  const again = ada.getByRole('button', { name: '다시 시도' });
  await ada.route(/MePage/, abort);
  await ada.getByRole('link', { name: '내 계정과 설정' }).click();
  await expect(ada.getByRole('alert').getByText('화면을 불러오지 못했습니다')).toBeVisible();
  await expect(roomNameField(ada)).toBeVisible();

  const missed = ada.waitForEvent('requestfailed', (request) => request.url().includes('MePage'));
  await again.click();
  await missed;
  await expect(again).toBeFocused();
  await ada.unroute(/MePage/);
  await again.click();
  await expect(ada.getByRole('heading', { name: '내 계정과 설정' })).toBeVisible();

  await ada.route(/BrowsePage/, abort);
  await ada.getByRole('link', { name: '둘러보기' }).click();
  await expect(again).toBeVisible();
  await ada.unroute(/BrowsePage/);
  await ada.context().setOffline(true);
  await ada.context().setOffline(false);
  await expect(ada.getByRole('heading', { name: '둘러보기' })).toBeVisible();
});

test('where the server has a new version of the app, to try again loads that', async ({
  arrive,
  forgive,
}) => {
  forgive(COMPLAINTS);
  const ada = await arrive('Ada', 'en-US');
  await ada.route(/MePage/, (route) => route.fulfill({ status: 404 }));
  await ada.route(
    (url) => url.pathname === '/',
    (route) => route.fulfill({ contentType: 'text/html', body: '<script src="/another.js"></script>' }),
  );
  await ada.getByRole('link', { name: 'My account and settings' }).click();
  const again = ada.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();

  await ada.unroute(/MePage/);
  const loaded = ada.waitForEvent('load');
  await again.click();
  await loaded;

  await expect(ada.getByRole('heading', { name: 'My account and settings' })).toBeVisible();
});

test('recovery codes are not lost where their page is late', async ({ visit, forgive }) => {
  forgive(COMPLAINTS);
  const ada = await visit('en-US');
  await ada.route(/RecoveryCodesPage/, abort);
  await signUp(ada, 'Ada');
  const again = ada.getByRole('button', { name: 'Try again' });
  await expect(again).toBeVisible();

  await ada.unroute(/RecoveryCodesPage/);
  await again.click();

  await expect(ada.getByRole('heading', { name: 'Recovery codes' })).toBeVisible();
  await keepCodes(ada);
});

test('a language whose words cannot be fetched is spoken once they can be', async ({ visit, forgive }) => {
  forgive(COMPLAINTS);
  const guest = await visit('ko-KR');
  await guest.route(/\/en-/, abort);
  await guest.goto('/log-in');
  const missed = guest.waitForEvent('requestfailed');
  await guest.getByText('English').click();
  await missed;
  await expect(guest.getByRole('heading', { name: '로그인' })).toBeVisible();

  await guest.unroute(/\/en-/);

  await expect(guest.getByRole('heading', { name: 'Log in' })).toBeVisible();
});
