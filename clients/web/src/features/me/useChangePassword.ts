import { useMutation } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { graphql } from '~/gql';
import type { ChangePasswordInput } from '~/gql/graphql';
import { unreachable } from '~/unreachable';

const ChangePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) {
    changePassword(input: $input) {
      ... on ChangePasswordSuccess {
        endedSessionCount
      }
      ... on InvalidInput {
        detail
        fields {
          field
          detail
        }
      }
      ... on WrongCredentials {
        detail
      }
    }
  }
`);

/** Takes another password; answers how many other sessions ended by it, or null where it was refused. */
export function useChangePassword() {
  const [mutate] = useMutation(ChangePassword, { refetchQueries: ['Me'] });
  const { ask, ...asking } = useAsking();

  const change = (input: ChangePasswordInput) =>
    ask(async (refuse) => {
      const { data } = await mutate({ variables: { input } });
      const result = data?.changePassword;
      switch (result?.__typename) {
        case 'ChangePasswordSuccess':
          return result.endedSessionCount;
        case 'InvalidInput':
        case 'WrongCredentials':
        case undefined:
          return refuse(result);
        default:
          return unreachable(result);
      }
    });

  return { change, ...asking };
}
