import { Button, Radio, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '~/features/me/Section';
import styles from '~/features/me/Section.module.css';
import { useCreateRoom } from '~/features/rooms/useCreateRoom';
import { RoomVisibility } from '~/gql/graphql';
import { useNavigate } from '~/routing/places';

/** A new room, for anybody or for who is invited. */
export function MakeRoomForm() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { create, isAsking, anyDetail } = useCreateRoom();
  const [visibility, setVisibility] = useState<RoomVisibility>(RoomVisibility.Private);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const name = String(new FormData(event.currentTarget).get('roomName')).trim();
    const roomId = await create({ name, visibility });
    if (roomId !== null) navigate(`/rooms/${encodeURIComponent(roomId)}`);
  };

  return (
    <Section title={t('start.room')}>
      <form onSubmit={submit} style={{ display: 'contents' }}>
        <TextInput
          name="roomName"
          label={t('start.roomName')}
          error={anyDetail}
          maxLength={200}
          autoComplete="off"
          required
          withAsterisk={false}
        />
        <Radio.Group
          label={t('start.who')}
          value={visibility}
          onChange={(value) =>
            setVisibility(value === RoomVisibility.Public ? RoomVisibility.Public : RoomVisibility.Private)
          }
        >
          <Stack gap="xs" mt="xs">
            <Radio
              size="md"
              value={RoomVisibility.Private}
              label={t('start.private')}
              description={t('start.privateHint')}
            />
            <Radio
              size="md"
              value={RoomVisibility.Public}
              label={t('start.public')}
              description={t('start.publicHint')}
            />
          </Stack>
        </Radio.Group>
        <Button type="submit" className={styles.start} loading={isAsking}>
          {t('start.roomSubmit')}
        </Button>
      </form>
    </Section>
  );
}
