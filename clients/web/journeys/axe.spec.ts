import type { Page } from '@playwright/test';
import { violations } from './axe';
import { standIn } from './elsewhere';
import {
  composer,
  enterRoom,
  expect,
  keepCodes,
  log,
  PASSWORD,
  say,
  signUp,
  spoken,
  test,
  uniquely,
  usernameOf,
} from './story';

const SIZES = [
  ['a desktop', { viewport: { width: 1280, height: 800 } }],
  ['a phone', { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }],
] as const;

type Screen = readonly [name: string, open: (page: Page) => Promise<unknown>];

const heading = (page: Page, name: string) => expect(page.getByRole('heading', { name })).toBeVisible();

const OF_GUESTS: Screen[] = [
  ['log in', (page) => page.goto('/log-in').then(() => heading(page, 'Log in'))],
  [
    'log in, refused',
    async (page) => {
      await page.locator('[name=username]').fill('nobody');
      await page.locator('[name=password]').fill('nothing at all');
      await page.locator('[name=password]').press('Enter');
      await expect(page.getByRole('alert')).toHaveText('The username or the password is not right.');
    },
  ],
  ['sign up', (page) => page.goto('/sign-up').then(() => heading(page, 'Create an account'))],
  ['forgotten', (page) => page.goto('/forgotten').then(() => heading(page, 'Forgotten password'))],
  ['by letter', (page) => page.goto('/forgotten/by-letter').then(() => heading(page, 'Forgotten password'))],
  ['new password', (page) => page.goto('/reset-password#some').then(() => heading(page, 'New password'))],
  ['confirming', (page) => page.goto('/confirm-email#some').then(() => heading(page, 'Confirm the address'))],
  ['not found', (page) => page.goto('/nowhere').then(() => heading(page, 'There is no such place'))],
];

const OF_MEMBERS: Screen[] = [
  ['the list', (page) => page.goto('/').then(() => expect(page.locator('nav li').first()).toBeVisible())],
  ['an invitation', (page) => expect(page.getByText(/invites you/)).toBeVisible()],
  ['start', (page) => page.goto('/start').then(() => heading(page, 'Make a room'))],
  [
    'browse',
    (page) => page.goto('/browse').then(() => expect(page.locator('main li').first()).toBeVisible()),
  ],
  [
    'me',
    async (page) => {
      await page.goto('/me');
      await expect(page.getByRole('button', { name: /^End: / })).toBeVisible();
      await expect(page.locator('main').getByText('Notifications', { exact: true })).toBeVisible();
    },
  ],
  ['no such room', (page) => page.goto('/rooms/nowhere').then(() => heading(page, 'There is no such room'))],
  [
    'switcher',
    async (page) => {
      await page.goto('/start');
      await heading(page, 'Make a room');
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('attic');
      await expect(page.getByRole('option').first()).toBeVisible();
    },
  ],
];

for (const [size, device] of SIZES) {
  test(`axe finds nothing on the gate of ${size}`, async ({ visit, forgive }) => {
    test.setTimeout(120_000);
    forgive(/status of 401/); // the refused log-in
    const page = await visit('en-US', device);

    for (const [name, open] of OF_GUESTS) {
      await open(page);
      expect.soft(await violations(page), name).toEqual([]);
    }
    await signUp(page, 'Ada');
    await heading(page, 'Recovery codes');
    expect.soft(await violations(page), 'recovery codes').toEqual([]);
    await keepCodes(page);
    expect.soft(await violations(page), 'nobody spoken to yet').toEqual([]);
  });

  test(`axe finds nothing in the house of ${size}`, async ({ arrive, request }) => {
    test.setTimeout(120_000);
    const grace = await arrive('Grace', 'en-US');
    const ada = await arrive('Ada', 'en-US', device);
    const [hall, attic] = [uniquely('hall'), uniquely('attic')];
    await enterRoom(grace, hall);
    await grace.goto(`${grace.url()}/members`);
    await grace.locator('main [name=username]').fill(usernameOf(ada));
    await grace.locator('main [name=username]').press('Enter');
    await enterRoom(ada, attic);
    const room = ada.url();
    // A session besides this one, to be ended.
    await request.post('/api/v1/auth/log-in', { data: { username: usernameOf(ada), password: PASSWORD } });

    for (const [name, open] of OF_MEMBERS) {
      await open(ada);
      expect.soft(await violations(ada), name).toEqual([]);
    }

    await ada.goto(room);
    await grace.goto(room);
    await grace.locator('main').getByRole('button', { name: 'Enter', exact: true }).click();
    await say(grace, 'Look: https://example.org/, `code`\n```\nand a block of it\n```');
    await say(ada, 'I see.');
    await say(ada, 'Not this.');
    await expect(spoken(ada)).toHaveCount(3);
    await expect(ada.getByText('Sending')).toHaveCount(0);
    expect.soft(await violations(ada), 'conversation').toEqual([]);

    await composer(ada).press('ArrowUp');
    await expect(composer(ada)).toHaveValue('Not this.');
    expect.soft(await violations(ada), 'editing').toEqual([]);
    await composer(ada).press('Escape');
    await log(ada).locator('article').last().locator('[tabindex="-1"]').click();
    await ada.getByRole('button', { name: 'Delete' }).last().click();
    expect.soft(await violations(ada), 'deleting').toEqual([]);
    await ada.getByRole('button', { name: 'Delete' }).last().click();
    await expect(log(ada)).toContainText('This message was deleted');

    await ada.goto(`${room}/members`);
    await ada.getByRole('button', { name: /What you can do about/ }).click();
    expect.soft(await violations(ada), 'members').toEqual([]);
    await ada.getByRole('button', { name: 'Ban' }).click();
    expect.soft(await violations(ada), 'banning').toEqual([]);
    await ada.getByRole('button', { name: 'Ban' }).click();
    await expect(ada.getByRole('button', { name: 'Let in again: Grace' })).toBeVisible();
    expect.soft(await violations(ada), 'the banned').toEqual([]);
    await expect(grace.getByText('Ada removed you from this room for good.')).toBeVisible();
    expect.soft(await violations(grace), 'the doorstep').toEqual([]);

    await ada.getByRole('link', { name: 'Back to the conversation' }).click();
    await ada.getByRole('button', { name: 'Leave' }).click();
    await expect(ada.getByRole('dialog')).toBeVisible();
    expect.soft(await violations(ada), 'leaving as the last').toEqual([]);
  });

  // By width alone: where there is no mouse, browsers have no notifications for pages, and nothing is offered.
  test(`axe finds nothing on what asks for notifications, as wide as ${size}`, async ({ arrive }) => {
    const ada = await arrive('Ada', 'en-US', { viewport: device.viewport });
    const choice = ada.getByRole('radiogroup', { name: 'Notifications' });
    await standIn(ada);
    await enterRoom(ada, uniquely('hall'));
    await say(ada, 'Anybody here?');
    await ada.goBack();
    await expect(ada.getByRole('button', { name: 'Notify me' })).toBeVisible();
    expect.soft(await violations(ada), 'the offer').toEqual([]);

    await ada.getByRole('button', { name: 'Notify me' }).click();
    await ada.getByRole('link', { name: 'My account and settings' }).click();
    await expect(choice.getByRole('radio', { name: 'On' })).toBeChecked();
    expect.soft(await violations(ada), 'turned on').toEqual([]);
    await choice.getByText('Off').click();
    await expect(choice.getByRole('radio', { name: 'Off' })).toBeChecked();
    expect.soft(await violations(ada), 'turned off').toEqual([]);
  });
}
