import { expect, test } from './story';

const tabs = ['SignUp', 'LogIn', 'CreateRoom', 'FollowRoom', 'SendMessage', 'ResumeRoom'];

for (const [locale, greeting] of [
  ['ko-KR', '환영합니다'],
  ['en-US', 'Hello! 안녕하세요?'],
] as const) {
  test(`GraphiQL's example tabs, pressed in order, end in a received event (${locale})`, async ({
    browser,
    watch,
  }) => {
    const page = await (await browser.newContext({ locale })).newPage();
    watch(page);
    await page.goto('/graphql');
    const answer = page.locator('.result-window');
    const press = async (name: string) => {
      await page.getByRole('tab', { name }).click();
      // Until the editor holds the tab's text, GraphiQL has nothing to execute and says nothing.
      await expect(page.locator('.graphiql-query-editor .view-lines').first()).toContainText(name);
      await page.getByRole('button', { name: /Execute query/ }).click();
    };
    await expect(page.getByRole('tab')).toContainText(tabs);

    await press('SignUp');
    await expect(answer).toContainText('SignUpSuccess');
    await press('LogIn');
    await expect(answer).toContainText('LogInSuccess');
    await press('CreateRoom');
    await expect(answer).toContainText('CreateRoomSuccess');
    await press('FollowRoom');
    await expect(page.getByRole('button', { name: /Stop query/ })).toBeVisible();
    await press('SendMessage');
    await expect(answer).toContainText('SendMessageSuccess');
    await press('ResumeRoom');

    await expect(answer).toContainText('MessageSent');
    await expect(answer).toContainText(greeting);
    await page.context().close();
  });
}
