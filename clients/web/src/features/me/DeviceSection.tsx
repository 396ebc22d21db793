import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { SchemeChoice } from '~/features/house/SchemeChoice';
import { NotificationChoice } from '~/features/notifications/NotificationChoice';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { Language } from '~/gql/graphql';
import { chooseLanguage } from '~/i18n/i18n';
import { Field } from './Field';
import { Section } from './Section';
import { useUpdateProfile } from './useUpdateProfile';

const DeviceSection_viewer = graphql(`
  fragment DeviceSection_viewer on Viewer {
    language
  }
`);

const LOCAL = { [Language.Korean]: 'ko', [Language.English]: 'en' } as const;

/** How the house looks and sounds: the language on every device, the rest in this browser. */
export function DeviceSection({ viewer: ref }: { viewer: FragmentType<typeof DeviceSection_viewer> }) {
  const { t } = useTranslation();
  const { language } = readFragment(DeviceSection_viewer, ref);
  const { update, detail } = useUpdateProfile();

  const choose = (chosen: Language | 'AUTO') => {
    const language = chosen === 'AUTO' ? null : chosen;
    chooseLanguage(language && LOCAL[language]);
    void update({ language });
  };

  return (
    <Section title={t('settings.title')}>
      <Field label={t('settings.language')}>
        <SegmentedControl<Language | 'AUTO'>
          aria-label={t('settings.language')}
          value={language ?? 'AUTO'}
          onChange={choose}
          data={[
            { value: 'AUTO', label: t('settings.auto') },
            { value: Language.Korean, label: <span lang="ko">한국어</span> },
            { value: Language.English, label: <span lang="en">English</span> },
          ]}
        />
        <Problem detail={detail} />
      </Field>
      <Field label={t('settings.scheme')}>
        <SchemeChoice size="sm" />
      </Field>
      <NotificationChoice />
    </Section>
  );
}
