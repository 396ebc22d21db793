/** Words in the reader's language: the one they chose here, or else the browser's. Only that language is fetched. */
import i18next, { type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { persistently } from '~/persistently';
import type { ko } from './ko';

export type Language = 'ko' | 'en';

const CHOSEN = 'sarangbang.language';

const fetched: BackendModule = {
  type: 'backend',
  init: () => {},
  // Both parameters must be there: by their number i18next knows that this is a promise. It takes a failure for an
  // answer, and would show the names of the words: until they are there, the language before stays.
  read: (language, _namespace) => fetchWords[language === 'ko' ? 'ko' : 'en'](),
};

const fetchWords = {
  ko: persistently(async () => (await import('./ko')).ko),
  en: persistently(async () => (await import('./en')).en),
};

/** Resolves once there are words to draw the app with. */
export async function startWords(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  await i18next
    .use(fetched)
    .use(initReactI18next)
    .init({
      lng: chosenLanguage() ?? browserLanguage(),
      fallbackLng: false,
      supportedLngs: ['ko', 'en'],
      interpolation: { escapeValue: false }, // React escapes
    });
}

/** Null follows the browser again. */
export function chooseLanguage(language: Language | null): void {
  if (language === null) localStorage.removeItem(CHOSEN);
  else localStorage.setItem(CHOSEN, language);
  void i18next.changeLanguage(language ?? browserLanguage());
}

function chosenLanguage(): Language | null {
  const chosen = localStorage.getItem(CHOSEN);
  return chosen === 'ko' || chosen === 'en' ? chosen : null;
}

function browserLanguage(): Language {
  const known = navigator.languages.map((language) => language.slice(0, 2));
  return known.find((language) => language === 'ko' || language === 'en') ?? 'en';
}

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: typeof ko };
  }
}
