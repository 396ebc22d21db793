import { Button, Group, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { type FragmentType, graphql, readFragment } from '~/gql';
import type { AvatarColor } from '~/gql/graphql';
import { ColorChoice } from './ColorChoice';
import { Done } from './Done';
import { Section } from './Section';
import { useUpdateProfile } from './useUpdateProfile';

const ProfileSection_viewer = graphql(`
  fragment ProfileSection_viewer on Viewer {
    user {
      id
      username
      displayName
      avatarColor
    }
  }
`);

/** How others see me. */
export function ProfileSection({ viewer: ref }: { viewer: FragmentType<typeof ProfileSection_viewer> }) {
  const { t } = useTranslation();
  const { user } = readFragment(ProfileSection_viewer, ref);
  const [name, setName] = useState(user.displayName);
  const [color, setColor] = useState(user.avatarColor);
  const [isDone, setIsDone] = useState(false);
  const { update, isAsking, fieldProblem, detail } = useUpdateProfile();

  const save = async (event: FormEvent) => {
    event.preventDefault();
    setIsDone(await update({ displayName: name, avatarColor: color }));
  };
  const change =
    <Value,>(set: (value: Value) => void) =>
    (value: Value) => {
      set(value);
      setIsDone(false);
    };

  return (
    <Section title={t('me.profile')} words={t('me.profileHint', { username: user.username })}>
      <form onSubmit={save} style={{ display: 'contents' }}>
        <TextInput
          label={t('account.displayName')}
          value={name}
          onChange={(event) => change(setName)(event.currentTarget.value)}
          error={fieldProblem('displayName')}
          autoComplete="nickname"
          required
          withAsterisk={false}
        />
        <ColorChoice name={name} chosen={color} onChoose={change<AvatarColor>(setColor)} />
        <Problem detail={detail} />
        <Group>
          <Button type="submit" loading={isAsking}>
            {t('save')}
          </Button>
          <Done>{isDone && t('me.saved')}</Done>
        </Group>
      </form>
    </Section>
  );
}
