import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Scene } from '~/features/house/Scene';
import { Link } from '~/routing/Link';
import { useSentAway } from './sentAway';

export function NoSuchRoom({ roomId }: { roomId: string }) {
  const { t } = useTranslation();
  const sentAway = useSentAway(roomId);

  return (
    <Scene title={t(sentAway ? 'room.sentAway' : 'room.notFound')} words={sentAway ?? t('room.notFoundHint')}>
      <Button component={Link} to="/" variant="default">
        {t('back')}
      </Button>
    </Scene>
  );
}
