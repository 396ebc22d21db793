import { print } from 'graphql';
import { graphql } from '~/gql';
import { session } from '~/session/session';
import { connection } from './connection';
import { socket } from './socket';

const RenewConnection = graphql(`
  mutation RenewConnection($input: RenewConnectionInput!) {
    renewConnection(input: $input) {
      __typename
    }
  }
`);

/** Proves every new token to the open socket, so that no subscription drops when the older one ends. */
export function keepConnectionRenewed(): void {
  session.onRenewed((accessToken) => {
    if (connection() !== 'live') return;
    socket.subscribe(
      { query: print(RenewConnection), variables: { input: { accessToken } } },
      // Should it fail, the server hangs up when the old token ends, and everybody resumes.
      { next: () => {}, error: () => {}, complete: () => {} },
    );
  });
}
