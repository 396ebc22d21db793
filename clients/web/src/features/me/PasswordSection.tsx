import { Button, Group } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { PasswordField } from '~/features/account/PasswordField';
import { Done } from './Done';
import { Section } from './Section';
import { useChangePassword } from './useChangePassword';

export function PasswordSection() {
  const { t } = useTranslation();
  const { change, isAsking, fieldProblem, detail } = useChangePassword();
  const [endedCount, setEndedCount] = useState<number | null>(null);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const told = new FormData(form);
    setEndedCount(null);
    const ended = await change({
      currentPassword: String(told.get('currentPassword')),
      newPassword: String(told.get('newPassword')),
    });
    if (ended === null) return;
    form.reset();
    setEndedCount(ended);
  };

  return (
    <Section title={t('me.password')} words={t('me.passwordHint')}>
      <form onSubmit={submit} style={{ display: 'contents' }}>
        <PasswordField
          name="currentPassword"
          label={t('account.currentPassword')}
          autoComplete="current-password"
        />
        <PasswordField
          name="newPassword"
          label={t('account.newPassword')}
          description={t('account.passwordHint')}
          error={fieldProblem('newPassword')}
          autoComplete="new-password"
        />
        <Problem detail={detail} />
        <Group>
          <Button type="submit" variant="default" loading={isAsking}>
            {t('me.passwordChange')}
          </Button>
          <Done>{endedCount !== null && t('me.passwordChanged', { count: endedCount })}</Done>
        </Group>
      </form>
    </Section>
  );
}
