import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { PasswordField } from '~/features/account/PasswordField';
import { type FragmentType, graphql, readFragment } from '~/gql';
import { Done } from './Done';
import { Section } from './Section';
import { useSetEmail } from './useSetEmail';

const EmailSection_viewer = graphql(`
  fragment EmailSection_viewer on Viewer {
    email
    emailConfirmedAt
  }
`);

/** An address by which one gets back in without the password. Emptied, there is none. */
export function EmailSection({ viewer: ref }: { viewer: FragmentType<typeof EmailSection_viewer> }) {
  const { t } = useTranslation();
  const { email, emailConfirmedAt } = readFragment(EmailSection_viewer, ref);
  const { setEmail, isAsking, fieldProblem, detail } = useSetEmail();
  const [isDone, setIsDone] = useState(false);

  const standing = email === null ? 'none' : emailConfirmedAt === null ? 'unconfirmed' : 'confirmed';
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = event.currentTarget;
    const told = new FormData(form);
    setIsDone(false);
    const wanted = String(told.get('email')).trim();
    if (!(await setEmail({ email: wanted || null, password: String(told.get('password')) }))) return;
    form.reset();
    setIsDone(true);
  };

  return (
    <Section title={t('letter.email')} words={t(`letter.${standing}`)}>
      <form onSubmit={submit} style={{ display: 'contents' }}>
        <TextInput
          key={email}
          name="email"
          type="email"
          label={t('letter.email')}
          defaultValue={email ?? ''}
          error={fieldProblem('email')}
          autoComplete="email"
          size="md"
        />
        <PasswordField name="password" label={t('account.password')} autoComplete="current-password" />
        <Problem detail={detail} />
        <Group>
          <Button type="submit" variant="default" loading={isAsking}>
            {t('save')}
          </Button>
          <Done>{isDone && t('letter.saved')}</Done>
        </Group>
      </form>
    </Section>
  );
}
