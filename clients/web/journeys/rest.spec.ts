import { expect, test } from './story';

test('Swagger UI makes an account, under our policy and from our host alone', async ({ browser, watch }) => {
  const page = await (await browser.newContext()).newPage();
  watch(page); // no policy violation, no request to another host
  await page.goto('/api/docs/');
  const signUp = page.locator('#operations-Accounts-signUp');

  await signUp
    .getByRole('button', { name: /sign-up/ })
    .first()
    .click();
  await signUp
    .locator('textarea')
    .first()
    .fill(JSON.stringify({ username: `swagger${Date.now()}`, password: 'correct horse battery' }));
  await signUp.getByRole('button', { name: 'Execute' }).click();

  await expect(signUp.locator('.live-responses-table')).toContainText('accessToken');
  await page.context().close();
});
