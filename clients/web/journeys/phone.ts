/** A phone, and what must hold on it wherever one is. */
import { expect, type Page } from '@playwright/test';

export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };
/** WCAG 2.2, 2.5.8 Target Size (Minimum). */
const LEAST_PIXELS = 24;

/** Nothing reaches past the screen's side, and whatever can be pressed is large enough for a finger. */
export async function expectToFit(page: Page, place: string): Promise<void> {
  const { sideways, small } = await page.evaluate(
    ({ width, least }) => {
      const all = [...document.querySelectorAll<HTMLElement>('body, body *')];
      const name = (element: Element) => element.outerHTML.slice(0, 160);
      const sideways = all.filter((element) => {
        const { overflowX } = getComputedStyle(element);
        // Code scrolls by itself: its lines may not be broken.
        const scrolls = overflowX === 'auto' || overflowX === 'scroll';
        return scrolls && element.tagName !== 'PRE' && element.scrollWidth > element.clientWidth;
      });
      if (document.documentElement.scrollWidth > width) sideways.push(document.documentElement);
      const small = all
        .filter((element) => element.matches('a[href], button, input, textarea, [role=option]'))
        // Links within words are as tall as their line: 2.5.8 says so.
        .filter((element) => element.closest('[data-said], [aria-hidden=true]') === null)
        .filter((element) => {
          const target = (element as HTMLInputElement).labels?.[0] ?? element;
          const own = element.getBoundingClientRect();
          const { width, height, bottom } = target.getBoundingClientRect();
          if (width === 0 || bottom <= 0) return false;
          return Math.max(width, own.width) < least || Math.max(height, own.height) < least;
        });
      return { sideways: sideways.map(name), small: small.map(name) };
    },
    { width: PHONE.viewport.width, least: LEAST_PIXELS },
  );
  expect.soft(sideways, `${place}: what scrolls sideways`).toEqual([]);
  expect.soft(small, `${place}: what is too small for a finger`).toEqual([]);
}
