import { useTranslation } from 'react-i18next';
import { Page } from '~/features/house/Page';
import { SettingsFields } from '~/features/house/SettingsFields';
import { LogOutSection } from './LogOutSection';
import { Section } from './Section';

/** Who I am here, and how this browser shows it. */
export function MePage() {
  const { t } = useTranslation();

  return (
    <Page title={t('me.title')}>
      <Section title={t('settings.title')}>
        <SettingsFields />
      </Section>
      <LogOutSection />
    </Page>
  );
}
