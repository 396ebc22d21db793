import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language } from '~/i18n/i18n';

/** The choices that are this browser's alone: language and brightness. */
export function SettingsFields() {
  const { t, i18n } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  return (
    <>
      <SegmentedControl<Language>
        aria-label={t('settings.language')}
        size="xs"
        value={i18n.language === 'ko' ? 'ko' : 'en'}
        onChange={chooseLanguage}
        data={[
          { value: 'ko', label: <span lang="ko">한국어</span> },
          { value: 'en', label: <span lang="en">English</span> },
        ]}
      />
      <SegmentedControl
        aria-label={t('settings.scheme')}
        size="xs"
        value={colorScheme}
        onChange={setColorScheme}
        data={[
          { value: 'light', label: t('settings.light') },
          { value: 'dark', label: t('settings.dark') },
          { value: 'auto', label: t('settings.auto') },
        ]}
      />
    </>
  );
}
