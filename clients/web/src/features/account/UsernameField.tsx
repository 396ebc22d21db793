import { TextInput, type TextInputProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A field for a handle: no keyboard may correct or capitalise it. */
export function UsernameField(props: TextInputProps) {
  const { t } = useTranslation();

  return (
    <TextInput
      name="username"
      label={t('account.username')}
      autoComplete="username"
      autoCapitalize="none"
      spellCheck={false}
      required
      withAsterisk={false}
      {...props}
    />
  );
}
