import { useEffect } from 'react';
import { Language } from '~/gql/graphql';
import { chooseLanguage } from '~/i18n/i18n';

/** Speaks the language that the viewer chose on any of their devices; without a choice, this browser decides. */
export function useViewerLanguage(language: Language | null | undefined): void {
  useEffect(() => {
    if (language === Language.Korean) chooseLanguage('ko');
    if (language === Language.English) chooseLanguage('en');
  }, [language]);
}
