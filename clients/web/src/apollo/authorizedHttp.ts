/** Queries and mutations over HTTP: proven by the newest token, and once more by a new one if it is refused. */
import { ApolloLink, CombinedGraphQLErrors, HttpLink, ServerError } from '@apollo/client';
import { SetContextLink } from '@apollo/client/link/context';
import { ErrorLink } from '@apollo/client/link/error';
import i18next from 'i18next';
import { session } from '~/session/session';

const authorize = new SetContextLink(async ({ headers }) => {
  const accessToken = await session.accessToken();
  return {
    accessToken,
    headers: { ...headers, Authorization: `Bearer ${accessToken}`, 'Accept-Language': i18next.language },
  };
});

const retryUnauthenticated = new ErrorLink(({ error, operation, forward }) => {
  const { accessToken, askedTwice } = operation.getContext();
  if (!isUnauthenticated(error) || askedTwice) return;
  session.distrust(accessToken);
  operation.setContext({ askedTwice: true });
  return forward(operation);
});

function isUnauthenticated(error: unknown): boolean {
  if (CombinedGraphQLErrors.is(error)) {
    return error.errors.some(({ extensions }) => extensions?.code === 'UNAUTHENTICATED');
  }
  return ServerError.is(error) && error.statusCode === 401;
}

export const authorizedHttp = ApolloLink.from([
  retryUnauthenticated,
  authorize,
  new HttpLink({ uri: '/graphql' }),
]);
