import type { ApolloCache, Reference } from '@apollo/client';

/** The invitation is no more; whatever lists it shows the others. */
export function forgetInvitation(cache: ApolloCache, invitationId: string): void {
  cache.modify<{ invitations: Reference | { edges: { node: Reference }[] } }>({
    id: 'Viewer:{}',
    fields: {
      invitations: (known) =>
        'edges' in known
          ? { ...known, edges: known.edges.filter(({ node }) => node.__ref !== `Invitation:${invitationId}`) }
          : known,
    },
  });
  cache.evict({ id: `Invitation:${invitationId}` });
}
