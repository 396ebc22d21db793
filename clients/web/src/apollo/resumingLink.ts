/**
 * Subscriptions that outlive their socket: after a drop, each goes on from the newest cursor it was told.
 *
 * For a subscription with a variable `after`, whose events have a `cursor`. It ends only where the server says that
 * there is nothing to follow any more (StreamEnded), or when nobody listens.
 */
import { ApolloLink, Observable } from '@apollo/client';
import type { FormattedExecutionResult } from 'graphql';
import { print } from 'graphql';
import type { Client } from 'graphql-ws';
import type { Pause } from '~/socket/pause';

const FINAL_CODES = ['FORBIDDEN', 'NOT_FOUND'];
const UNAUTHORIZED = 4401;

/** The stream ended for good; `code` is the server's. */
export class StreamEnded extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`The stream ended: ${code}`);
    this.code = code;
  }
}

export class ResumingLink extends ApolloLink {
  constructor(socket: Client, pause: Pause) {
    super(
      ({ query, operationName, variables }) =>
        new Observable<ApolloLink.Result>((listener) => {
          let after = variables.after;
          let hangUp = () => {};

          const follow = () => {
            hangUp = socket.subscribe(
              { query: print(query), operationName, variables: { ...variables, after } },
              {
                next: (result: FormattedExecutionResult) => {
                  after = cursorOf(result) ?? after;
                  listener.next(result as ApolloLink.Result);
                },
                error: (failure) => {
                  const code = finalCode(failure);
                  if (code === null) followAgain();
                  else listener.error(new StreamEnded(code));
                },
                // A server that stops says complete; the room goes on.
                complete: () => followAgain(),
              },
            );
          };
          const followAgain = async () => {
            if (listener.closed) return;
            await pause.wait();
            if (!listener.closed) follow();
          };

          follow();
          return () => hangUp();
        }),
    );
  }
}

function cursorOf({ data }: FormattedExecutionResult): string | undefined {
  const [event] = Object.values(data ?? {}) as ({ cursor?: string } | null)[];
  return event?.cursor;
}

function finalCode(failure: unknown): string | null {
  if (Array.isArray(failure)) {
    const code: unknown = failure[0]?.extensions?.code;
    return typeof code === 'string' && FINAL_CODES.includes(code) ? code : null;
  }
  return failure instanceof CloseEvent && failure.code === UNAUTHORIZED ? 'UNAUTHENTICATED' : null;
}
