import { useMutation } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { graphql } from '~/gql';
import { session } from '~/session/session';
import { unreachable } from '~/unreachable';

const CloseAccount = graphql(`
  mutation CloseAccount($input: CloseAccountInput!) {
    closeAccount(input: $input) {
      ... on CloseAccountSuccess {
        username
      }
      ... on WrongCredentials {
        detail
      }
    }
  }
`);

/** Closes the viewer's account, and leaves every tab. */
export function useCloseAccount() {
  const [mutate] = useMutation(CloseAccount);
  const { ask, ...asking } = useAsking();

  const close = (password: string) =>
    ask(async (refuse) => {
      const { data } = await mutate({ variables: { input: { password } } });
      const result = data?.closeAccount;
      switch (result?.__typename) {
        case 'CloseAccountSuccess':
          session.end();
          return true;
        case 'WrongCredentials':
        case undefined:
          return refuse(result);
        default:
          return unreachable(result);
      }
    });

  return { close, ...asking };
}
