/** What the cache knows of the schema: how things join, and what the client can tell by itself. */
import type { ApolloClient, FieldPolicy, FieldReadFunction, Reference, TypePolicies } from '@apollo/client';
import { relayStylePagination } from '@apollo/client/utilities';
import { MessageKind } from '~/gql/graphql';
import { historyPolicy } from './history';
import { roomListPolicy } from './roomList';

/** Whoever said it may change it while it stands: told here, so that no shared event must carry it. */
const authorWhileItStands: FieldReadFunction<boolean> = (_, { readField, toReference }) => {
  const viewer = readField<Reference>('user', toReference({ __typename: 'Viewer' }));
  const author = readField<Reference | null>('author');
  if (!viewer || !author || author.__ref !== viewer.__ref) return false;
  return readField('kind') === MessageKind.Spoken && readField('deletedAt') === null;
};

/** A list that was read before the newest event was told must not take it back. */
const newestMessage: FieldPolicy<Reference | null> = {
  merge(existing, incoming, { readField }) {
    if (!existing || !incoming) return incoming;
    const position = (message: Reference) => readField<number>('position', message) ?? 0;
    return position(incoming) < position(existing) ? existing : incoming;
  },
};

/** Nobody reads backwards: a room that was read before the viewer read on must not make that unread again. */
const furthestRead: FieldPolicy<Membership | null> = {
  merge(existing, incoming, { readField }) {
    if (!existing || !incoming) return incoming;
    const place = ({ lastReadMessage }: Membership) =>
      lastReadMessage ? (readField<number>('position', lastReadMessage) ?? 0) : 0;
    const isStale = incoming.lastReadMessage !== undefined && place(incoming) < place(existing);
    return isStale ? { ...incoming, ...existing } : { ...existing, ...incoming };
  },
};

type Membership = { lastReadMessage?: Reference | null };

/** The cursor is the stream's: what is read later must not move it past events that were not told yet. */
const streamCursor: FieldPolicy<string | null> = {
  merge: (existing, incoming) => existing ?? incoming,
};

export const typePolicies: TypePolicies = {
  Query: {
    fields: {
      rooms: relayStylePagination(),
      room: {
        read: (existing, { args, toReference }) =>
          existing === undefined ? toReference({ __typename: 'Room', id: args?.id }) : existing,
      },
    },
  },
  Viewer: { keyFields: [], fields: { rooms: roomListPolicy, invitations: relayStylePagination() } },
  Room: {
    fields: {
      messages: historyPolicy,
      // A few to name a conversation after, or all of them to look at: two lists.
      members: relayStylePagination(['first']),
      lastMessage: newestMessage,
      eventCursor: streamCursor,
      viewerMembership: furthestRead,
    },
  },
  Message: {
    fields: { viewerCanEdit: authorWhileItStands, viewerCanDelete: authorWhileItStands },
  },
};

/**
 * What is asked again joins what is known, by the same policies: otherwise it drops what others asked of a room, and
 * moves the cursor of its stream past what was not told yet.
 */
export const defaultOptions: ApolloClient.DefaultOptions = { watchQuery: { refetchWritePolicy: 'merge' } };
