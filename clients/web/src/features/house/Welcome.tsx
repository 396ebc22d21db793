import { useQuery } from '@apollo/client/react';
import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { MyRooms } from '~/features/rooms/useMyRooms';
import { Link } from '~/routing/Link';
import { Scene } from './Scene';
import { useTitle } from './useTitle';

/** The house without an open room. Who has none yet is shown the ways to the first. */
export function Welcome() {
  const { t } = useTranslation();
  const { data } = useQuery(MyRooms, { fetchPolicy: 'cache-only' });
  useTitle(null);

  if (data?.viewer?.rooms.edges.length !== 0) {
    return <Scene title={t('welcome.title')} words={t('welcome.words')} />;
  }
  return (
    <Scene title={t('welcome.titleNew')} words={t('welcome.wordsNew')}>
      <Button component={Link} to="/browse">
        {t('browse.title')}
      </Button>
      <Button component={Link} to="/start" variant="default">
        {t('start.title')}
      </Button>
    </Scene>
  );
}
