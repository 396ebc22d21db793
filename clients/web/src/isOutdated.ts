/** Whether the server has another version of the app by now than this page: what this one lacks is gone then. */
export async function isOutdated(): Promise<boolean> {
  const page = await fetch('/', { cache: 'no-store' }).catch(() => null);
  if (!page?.ok) return false;
  return !(await page.text()).includes(new URL(import.meta.url).pathname);
}
