import { useMutation } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { graphql } from '~/gql';
import { unreachable } from '~/unreachable';

const RenewRecoveryCodes = graphql(`
  mutation RenewRecoveryCodes($input: RenewRecoveryCodesInput!) {
    renewRecoveryCodes(input: $input) {
      ... on RenewRecoveryCodesSuccess {
        recoveryCodes
      }
      ... on WrongCredentials {
        detail
      }
    }
  }
`);

/** Makes new recovery codes in place of the old; answers them, or null where it was refused. */
export function useRenewCodes() {
  // The codes are shown and forgotten: they have no place in a cache.
  const [mutate] = useMutation(RenewRecoveryCodes, { fetchPolicy: 'no-cache', refetchQueries: ['Me'] });
  const { ask, ...asking } = useAsking();

  const renew = (password: string) =>
    ask(async (refuse) => {
      const { data } = await mutate({ variables: { input: { password } } });
      const result = data?.renewRecoveryCodes;
      switch (result?.__typename) {
        case 'RenewRecoveryCodesSuccess':
          return result.recoveryCodes;
        case 'WrongCredentials':
        case undefined:
          return refuse(result);
        default:
          return unreachable(result);
      }
    });

  return { renew, ...asking };
}
