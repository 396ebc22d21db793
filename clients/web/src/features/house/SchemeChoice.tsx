import { SegmentedControl, useMantineColorScheme } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** Light, dark, or as the device is: this browser's alone. */
export function SchemeChoice({ size }: { size: 'xs' | 'sm' }) {
  const { t } = useTranslation();
  const { colorScheme, setColorScheme } = useMantineColorScheme();

  return (
    <SegmentedControl
      aria-label={t('settings.scheme')}
      size={size}
      value={colorScheme}
      onChange={setColorScheme}
      data={[
        { value: 'light', label: t('settings.light') },
        { value: 'dark', label: t('settings.dark') },
        { value: 'auto', label: t('settings.auto') },
      ]}
    />
  );
}
