import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { SchemeChoice } from '~/features/house/SchemeChoice';
import { chooseLanguage, type Language } from '~/i18n/i18n';

/** What one may want to choose before anybody knows who one is. */
export function GateSettings() {
  const { t, i18n } = useTranslation();

  return (
    <>
      <SegmentedControl<Language>
        aria-label={t('settings.language')}
        size="sm"
        value={i18n.language === 'ko' ? 'ko' : 'en'}
        onChange={chooseLanguage}
        data={[
          { value: 'ko', label: <span lang="ko">한국어</span> },
          { value: 'en', label: <span lang="en">English</span> },
        ]}
      />
      <SchemeChoice size="sm" />
    </>
  );
}
