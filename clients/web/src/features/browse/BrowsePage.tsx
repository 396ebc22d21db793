import { NetworkStatus } from '@apollo/client';
import { useQuery } from '@apollo/client/react';
import { Button, Loader, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Problem } from '~/asking/Problem';
import { Page } from '~/features/house/Page';
import { graphql } from '~/gql';
import { BrowseItem } from './BrowseItem';
import styles from './BrowsePage.module.css';

const PublicRooms = graphql(`
  query PublicRooms($after: String) {
    rooms(first: 50, after: $after) {
      edges {
        cursor
        node {
          id
          ...BrowseItem_room
        }
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
  }
`);

/** Rooms that anybody may enter, by name. */
export function BrowsePage() {
  const { t } = useTranslation();
  const { data, error, refetch, fetchMore, networkStatus } = useQuery(PublicRooms, {
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
    notifyOnNetworkStatusChange: true,
  });
  const rooms = data?.rooms;

  return (
    <Page title={t('browse.title')}>
      <Problem detail={error && !rooms ? t('unreachable') : undefined} />
      {error && !rooms && (
        <Button variant="default" onClick={() => void refetch()}>
          {t('retry')}
        </Button>
      )}
      {!error && !rooms && <Loader type="dots" role="status" aria-label={t('loading')} />}
      {rooms?.edges.length === 0 && <Text c="dimmed">{t('browse.none')}</Text>}
      {rooms && rooms.edges.length > 0 && (
        <ul className={styles.rooms}>
          {rooms.edges.map(({ node }) => (
            <BrowseItem key={node.id} room={node} />
          ))}
        </ul>
      )}
      {rooms?.pageInfo.hasNextPage && (
        <Button
          variant="default"
          loading={networkStatus === NetworkStatus.fetchMore}
          onClick={() => void fetchMore({ variables: { after: rooms.pageInfo.endCursor } })}
        >
          {t('rooms.more')}
        </Button>
      )}
    </Page>
  );
}
