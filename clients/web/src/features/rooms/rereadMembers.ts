import type { ApolloClient } from '@apollo/client';

/** Who looks at the members of a room sees who they are now, and what one may do about them. */
export function rereadMembers(client: ApolloClient): void {
  void client.refetchQueries({
    include: 'active',
    onQueryUpdated: ({ queryName }) => queryName === 'Members',
  });
}
