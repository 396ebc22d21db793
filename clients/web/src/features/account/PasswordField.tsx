import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A field for a password, which one may look at. `autoComplete` tells password managers whether it is the old or a new one. */
export function PasswordField(props: PasswordInputProps & { autoComplete: string }) {
  const { t } = useTranslation();

  return (
    <PasswordInput
      // Phones zoom into a field whose letters are smaller.
      size="md"
      visibilityToggleButtonProps={{ 'aria-label': t('account.showPassword') }}
      required
      withAsterisk={false}
      {...props}
    />
  );
}
