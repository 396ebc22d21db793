/** A walk through every screen, once for each look, with a picture of each. */
import { expect, type Page, request, test } from '@playwright/test';
import { composer, keepCodes, say, uniquely } from '../journeys/story';
import { Camera, LOOKS, type Look } from './looks';

const PASSWORD = 'sarangbang-demo';
const PUBLIC = '언어 교환 Language exchange';
const PRIVATE = '깜짝 파티 Surprise!';
const NOT_MINE = 'Film club 영화 모임';
const WORDS = {
  ko: {
    me: '민지',
    other: 'Emma',
    members: '함께 있는 사람 보기',
    leave: '나가기',
    find: '찾아가기',
    room: '다락',
    nowhere: '아직 들어간 방이 없습니다.',
  },
  en: {
    me: 'Emma',
    other: '민지',
    members: 'See who is here',
    leave: 'Leave',
    find: 'Go to …',
    room: 'Attic',
    nowhere: 'You are in no room yet.',
  },
};

for (const look of LOOKS) {
  test(`${look.name}: at the gate, and somebody new`, async ({ browser }) => {
    const page = await opened(await browser.newContext(look.context));
    const camera = new Camera(page, look);

    await atTheGate(page, camera);
    await somebodyNew(page, camera, look);

    await page.context().close();
  });

  test(`${look.name}: somebody with rooms`, async ({ browser }) => {
    const page = await opened(await browser.newContext(look.context));
    const camera = new Camera(page, look, 20);
    await logIn(page, look);

    await conversations(page, camera, look);
    await otherPlaces(page, camera, look);
    await withoutConnection(page, camera, look);

    await page.context().close();
  });
}

async function opened(context: Awaited<ReturnType<Page['context']>>): Promise<Page> {
  const page = await context.newPage();
  // What is unread stays so, for whoever looks next.
  await page.route('**/graphql', (route) =>
    route.request().postData()?.includes('mutation MarkRead') ? route.abort() : route.fallback(),
  );
  return page;
}

async function atTheGate(page: Page, camera: Camera): Promise<void> {
  await page.goto('/log-in');
  await expect(page.locator('[name=password]')).toBeVisible();
  await camera.take('log-in');
  await page.locator('[name=username]').fill('minji');
  await page.locator('[name=password]').fill('not this one');
  await page.locator('[name=password]').press('Enter');
  await expect(page.getByRole('alert').last()).not.toBeEmpty();
  await camera.take('log-in-refused');
  await page.goto('/forgotten');
  await expect(page.locator('form')).toBeVisible();
  await camera.take('forgotten');
  await page.goto('/sign-up');
  await expect(page.locator('[name=displayName]')).toBeVisible();
  await camera.take('sign-up');
}

async function somebodyNew(page: Page, camera: Camera, look: Look): Promise<void> {
  const words = WORDS[look.language];
  await page.locator('[name=username]').fill(uniquely('new'));
  await page.locator('[name=displayName]').fill(words.me);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=password]').press('Enter');
  await expect(page.locator('[name=kept]')).toBeVisible();
  await camera.take('recovery-codes');
  await keepCodes(page);
  await expect(page.locator('nav').getByText(words.nowhere)).toBeVisible();
  await camera.take('empty');
  await page.goto('/start');
  await expect(page.locator('main form').last()).toBeVisible();
  await camera.take('start');
  await page.goto('/');
  const name = uniquely(words.room);
  await page.locator('nav [name=name]').fill(name);
  await page.locator('nav [name=name]').press('Enter');
  await expect(page.getByRole('heading', { name })).toBeVisible();
  await camera.take('new-room');
  await page.getByRole('button', { name: words.leave }).click();
  await expect(page.getByRole('dialog')).toBeVisible();
  await camera.take('last-one-leaves');
  await page.getByRole('dialog').getByRole('button').last().click();
  await expect(page.getByRole('heading', { name })).toHaveCount(0);
}

async function logIn(page: Page, { person }: Look): Promise<void> {
  await page.goto('/log-in');
  await page.locator('[name=username]').fill(person);
  await page.locator('[name=password]').fill(PASSWORD);
  await page.locator('[name=password]').press('Enter');
  await expect(rooms(page)).not.toHaveCount(0);
}

async function conversations(page: Page, camera: Camera, look: Look): Promise<void> {
  const words = WORDS[look.language];
  await camera.take('rooms-and-invitation');
  await open(page, PUBLIC);
  await camera.take('public-room');
  await page.getByRole('link', { name: words.members }).click();
  await expect(page.locator('aside li').first()).toBeVisible();
  await camera.take('members');
  await page.goto('/');
  await open(page, PRIVATE);
  await camera.take('private-room');
  await page.goto('/');
  await open(page, words.other);
  await camera.take('direct-conversation');
}

async function otherPlaces(page: Page, camera: Camera, look: Look): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: WORDS[look.language].find }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await camera.take('switcher');
  await page.goto('/browse');
  await expect(page.locator('main li').first()).toBeVisible();
  await camera.take('browse');
  await page.goto(`/rooms/${encodeURIComponent(await roomId(page, look, NOT_MINE))}`);
  await expect(page.getByRole('heading', { name: NOT_MINE })).toBeVisible();
  await camera.take('doorstep');
  await page.goto('/me');
  await expect(page.locator('main section').first()).toBeVisible();
  await camera.take('me');
  await page.locator('main section').last().scrollIntoViewIfNeeded();
  await camera.take('me-sessions');
  await page.goto('/rooms/nothing');
  await expect(page.getByRole('heading', { level: 1 }).last()).toBeVisible();
  await camera.take('no-such-room');
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await camera.take('not-found');
}

/** The last: what is written stays in the outbox, and with it in this browser, which is closed. */
async function withoutConnection(page: Page, camera: Camera, look: Look): Promise<void> {
  await page.goto('/');
  await open(page, WORDS[look.language].other);
  await page.context().setOffline(true);
  await say(page, ':)');
  await expect(page.locator('[data-news=offline]')).toBeVisible();
  await camera.take('offline');
}

/** The id of a public room, asked for as any client may. */
async function roomId(page: Page, { person }: Look, name: string): Promise<string> {
  const asking = await request.newContext({ baseURL: new URL(page.url()).origin });
  const ask = async (query: string, variables: object, token?: string) => {
    const headers = token ? { authorization: `Bearer ${token}` } : undefined;
    return (await (await asking.post('/graphql', { data: { query, variables }, headers })).json()).data;
  };
  const { logIn } = await ask(
    'mutation ($input: LogInInput!) { logIn(input: $input) { ... on LogInSuccess { tokens { accessToken } } } }',
    { input: { username: person, password: PASSWORD } },
  );
  const { roomByName } = await ask(
    'query ($name: String!) { roomByName(name: $name) { id } }',
    { name },
    logIn.tokens.accessToken,
  );
  // Of this session nothing is to be seen among theirs.
  const headers = { authorization: `Bearer ${logIn.tokens.accessToken}` };
  await asking.post('/api/v1/auth/log-out', { data: { everywhere: false }, headers });
  await asking.dispose();
  return roomByName.id;
}

const rooms = (page: Page) => page.locator('nav ul').last().getByRole('listitem');

async function open(page: Page, name: string): Promise<void> {
  await rooms(page).filter({ hasText: name }).first().click();
  await expect(composer(page)).toBeVisible();
  await expect(page.getByRole('log').locator('article').last()).toBeVisible();
}
