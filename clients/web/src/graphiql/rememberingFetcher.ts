/**
 * GraphiQL's fetcher, which remembers what the last answers gave: the access token, the room, where its events stand.
 *
 * It fills in only what was left empty: an `Authorization` header that the Headers tab does not have, and the
 * variables `roomId` and `after` where they are "". Whatever somebody typed is sent as it is.
 */
import { createGraphiQLFetcher, type Fetcher } from '@graphiql/toolkit';
import { asWritten } from './asWritten';

type Remembered = { accessToken?: string; roomId?: string; after?: string };

export function rememberingFetcher(path: string): Fetcher {
  const remembered: Remembered = {};
  const ask = createGraphiQLFetcher({
    url: path,
    subscriptionUrl: new URL(path, window.location.href.replace(/^http/, 'ws')).href,
    enableIncrementalDelivery: false,
    fetch: async (url, request) => {
      const response = await fetch(url, request);
      remember(await response.clone().json(), remembered);
      return response;
    },
  });
  return (request, options) => {
    const { documentAST = options?.documentAST, operationName } = asWritten(request);
    return ask(
      { ...request, operationName, variables: filledIn(request.variables, remembered) },
      { ...options, documentAST, headers: authorized(options?.headers, remembered) },
    );
  };
}

/** The headers, with the newest token where they prove nobody. */
export function authorized(headers: Record<string, string> = {}, remembered: Remembered) {
  const proves = Object.keys(headers).some((name) => name.toLowerCase() === 'authorization');
  if (proves || remembered.accessToken === undefined) return headers;
  return { ...headers, Authorization: `Bearer ${remembered.accessToken}` };
}

/** The variables, with what was remembered where `roomId` or `after` are empty, at any depth. */
export function filledIn(variables: unknown, remembered: Remembered): unknown {
  if (typeof variables !== 'object' || variables === null) return variables;
  return Object.fromEntries(
    Object.entries(variables).map(([name, value]) => {
      if (value === '' && name === 'roomId') return [name, remembered.roomId ?? ''];
      if (value === '' && name === 'after') return [name, remembered.after ?? null];
      return [name, filledIn(value, remembered)];
    }),
  );
}

/** Takes note of an answer's `accessToken` and of the room it is about. */
export function remember(answer: unknown, remembered: Remembered) {
  if (typeof answer !== 'object' || answer === null) return;
  if ('accessToken' in answer && typeof answer.accessToken === 'string') {
    remembered.accessToken = answer.accessToken;
  }
  if ('eventCursor' in answer && typeof answer.eventCursor === 'string' && 'id' in answer) {
    remembered.roomId = String(answer.id);
    remembered.after = answer.eventCursor;
  }
  for (const part of Object.values(answer)) remember(part, remembered);
}
