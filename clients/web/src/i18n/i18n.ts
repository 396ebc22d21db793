/** Words in the reader's language: the one they chose here, or else the browser's. */
import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import { en } from './en';
import { ko } from './ko';

export type Language = 'ko' | 'en';

const CHOSEN = 'sarangbang.language';

export function startWords(): void {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
  });
  i18next.use(initReactI18next).init({
    lng: localStorage.getItem(CHOSEN) ?? browserLanguage(),
    fallbackLng: 'en',
    supportedLngs: ['ko', 'en'],
    resources: { ko: { translation: ko }, en: { translation: en } },
    interpolation: { escapeValue: false }, // React escapes
  });
}

export function chooseLanguage(language: Language): void {
  localStorage.setItem(CHOSEN, language);
  void i18next.changeLanguage(language);
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
