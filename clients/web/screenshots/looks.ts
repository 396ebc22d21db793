/** In how many ways every screen is looked at: two languages, by day and night, in the hand and on the desk. */
import { join } from 'node:path';
import type { BrowserContextOptions, Page } from '@playwright/test';

const LANGUAGES = {
  ko: { locale: 'ko-KR', person: 'minji' },
  en: { locale: 'en-US', person: 'emma' },
} as const;

const DEVICES: Record<'phone' | 'desktop', BrowserContextOptions> = {
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desktop: { viewport: { width: 1280, height: 800 } },
};

export type Look = {
  name: string;
  language: keyof typeof LANGUAGES;
  /** Whose rooms are seen: somebody of the demo who speaks this language. */
  person: string;
  device: keyof typeof DEVICES;
  context: BrowserContextOptions;
};

export const LOOKS: Look[] = (['ko', 'en'] as const).flatMap((language) =>
  (['light', 'dark'] as const).flatMap((colorScheme) =>
    (['phone', 'desktop'] as const).map((device) => ({
      name: `${language}-${colorScheme}-${device}`,
      language,
      person: LANGUAGES[language].person,
      device,
      context: { locale: LANGUAGES[language].locale, colorScheme, ...DEVICES[device] },
    })),
  ),
);

/** Takes the pictures of one look, numbered as they are taken. */
export class Camera {
  readonly #page: Page;
  readonly #folder: string;
  #count: number;

  constructor(page: Page, look: Look, count = 0) {
    this.#count = count;
    this.#page = page;
    this.#folder = join(process.env.FOLDER ?? 'screenshots', look.name);
  }

  async take(screen: string): Promise<void> {
    this.#count += 1;
    const file = `${String(this.#count).padStart(2, '0')}-${screen}.png`;
    // A caret that blinks, or a drawer on its way, would make two pictures of one screen.
    await this.#page.screenshot({ path: join(this.#folder, file), animations: 'disabled', caret: 'hide' });
  }
}
