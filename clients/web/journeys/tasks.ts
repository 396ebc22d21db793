/** What a page's main thread has to do while something is done, in milliseconds of processor time: another program that
 * keeps the machine busy makes it no more. */
import type { Page } from '@playwright/test';

type Traced = {
  name: string;
  cat: string;
  ph: string;
  ts: number;
  tdur?: number;
  dur?: number;
  pid: number;
  tid: number;
};

const [BEGAN, DONE] = ['journey-began', 'journey-done'];

/** The tasks from the beginning of an act until it is done, each as long as it was; the longest first. */
export async function tasksDuring(page: Page, act: () => Promise<void>): Promise<number[]> {
  const devtools = await page.context().browser()?.newBrowserCDPSession();
  if (devtools === undefined) throw new Error('There is no browser to trace');
  const events: Traced[] = [];
  devtools.on('Tracing.dataCollected', ({ value }) => events.push(...(value as unknown as Traced[])));
  await devtools.send('Tracing.start', {
    transferMode: 'ReportEvents',
    categories: 'toplevel,blink.user_timing,devtools.timeline,disabled-by-default-devtools.timeline',
  });
  await page.evaluate((mark) => performance.mark(mark), BEGAN);
  await act();
  await page.evaluate((mark) => performance.mark(mark), DONE);
  const complete = new Promise<void>((resolve) => devtools.once('Tracing.tracingComplete', () => resolve()));
  await devtools.send('Tracing.end');
  await complete;
  await devtools.detach();

  const [began, done] = [BEGAN, DONE].map((mark) => events.find(({ name }) => name === mark));
  if (!began || !done) throw new Error('Nothing was traced');
  const tasks = events.filter(
    ({ name, tid, pid, ts }) =>
      name.endsWith('RunTask') && tid === began.tid && pid === began.pid && ts >= began.ts && ts <= done.ts,
  );
  return tasks.map(({ tdur, dur }) => (tdur ?? dur ?? 0) / 1000).toSorted((one, other) => other - one);
}
