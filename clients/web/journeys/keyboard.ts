/** A person who has a keyboard and nothing else. */
import { expect, type Locator, type Page } from '@playwright/test';

const MOST_STOPS = 60;

/** Goes from stop to stop until it is this one; every stop on the way must be seen to have the focus. */
export async function tabTo(page: Page, target: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  // On a page that is not drawn yet all stops would be gone through in a moment.
  await expect(target).toHaveCount(1);
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    await page.keyboard.press(key);
    await expectVisibleFocus(page);
    if (await hasFocus(target)) return;
  }
  throw new Error(`${target} is not within ${MOST_STOPS} stops`);
}

/** The names of all stops of a page, in their order, from this one until it begins again. */
export async function stopsOf(page: Page, first: Locator): Promise<string[]> {
  await tabTo(page, first);
  const names: string[] = [];
  for (let stops = 0; stops < MOST_STOPS; stops++) {
    const name = await page.evaluate(() => {
      const stop = document.activeElement;
      if (stop === null || stop === document.body) return null;
      return stop.getAttribute('aria-label') ?? (stop.textContent || stop.getAttribute('name'));
    });
    if (name === null || name === names[0]) return names;
    names.push(name);
    await page.keyboard.press('Tab');
  }
  throw new Error(`There is no end of stops: ${names}`);
}

export async function hasFocus(target: Locator): Promise<boolean> {
  return (await target.count()) === 1 && target.evaluate((element) => element === document.activeElement);
}

/** What has the focus looks otherwise than without it: itself, its label around it, or what is drawn in its place. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const looks = await page.evaluate(() => {
    const stop = document.activeElement;
    if (!(stop instanceof HTMLElement) || stop === document.body) return null;
    const look = () => {
      const drawn = [stop, stop.parentElement, stop.nextElementSibling].filter((each) => each !== null);
      const styles = drawn.map((each) => getComputedStyle(each));
      for (const style of styles) void style.outlineColor; // begins whatever fades from one look to the other
      for (const animation of document.getAnimations()) {
        if (animation.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY) animation.finish();
      }
      return styles
        .map((style) => [style.outline, style.boxShadow, style.borderColor, style.translate].join(' '))
        .join('; ');
    };
    const focused = look();
    stop.blur();
    const blurred = look();
    stop.focus({ preventScroll: true, focusVisible: true } as FocusOptions);
    return { stop: stop.outerHTML.slice(0, 200), focused, blurred };
  });
  if (looks !== null) expect(looks.focused, `the focus at ${looks.stop} can be seen`).not.toBe(looks.blurred);
}
