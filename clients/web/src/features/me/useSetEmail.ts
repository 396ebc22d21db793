import { useMutation } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { graphql } from '~/gql';
import type { SetEmailInput } from '~/gql/graphql';
import { unreachable } from '~/unreachable';

const SetEmail = graphql(`
  mutation SetEmail($input: SetEmailInput!) {
    setEmail(input: $input) {
      ... on SetEmailSuccess {
        viewer {
          ...EmailSection_viewer
        }
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
      ... on EmailNotOffered {
        detail
      }
    }
  }
`);

/** Gives another address, or takes it away with null; answers whether it was done. */
export function useSetEmail() {
  const [mutate] = useMutation(SetEmail);
  const { ask, ...asking } = useAsking();

  const setEmail = async (input: SetEmailInput) => {
    const done = await ask(async (refuse) => {
      const { data } = await mutate({ variables: { input } });
      const result = data?.setEmail;
      switch (result?.__typename) {
        case 'SetEmailSuccess':
          return true;
        case 'InvalidInput':
        case 'WrongCredentials':
        case 'EmailNotOffered':
        case undefined:
          return refuse(result);
        default:
          return unreachable(result);
      }
    });
    return done === true;
  };

  return { setEmail, ...asking };
}
