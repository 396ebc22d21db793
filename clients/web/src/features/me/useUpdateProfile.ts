import { useMutation } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { graphql } from '~/gql';
import type { UpdateProfileInput } from '~/gql/graphql';
import { unreachable } from '~/unreachable';

const UpdateProfile = graphql(`
  mutation UpdateProfile($input: UpdateProfileInput!) {
    updateProfile(input: $input) {
      ... on UpdateProfileSuccess {
        viewer {
          language
          ...ProfileSection_viewer
        }
      }
      ... on InvalidInput {
        detail
        fields {
          field
          detail
        }
      }
    }
  }
`);

/** Changes how the viewer shows themself; answers whether it was done. */
export function useUpdateProfile() {
  const [mutate] = useMutation(UpdateProfile);
  const { ask, ...asking } = useAsking();

  const update = async (input: UpdateProfileInput) => {
    const done = await ask(async (refuse) => {
      const { data } = await mutate({ variables: { input } });
      const result = data?.updateProfile;
      switch (result?.__typename) {
        case 'UpdateProfileSuccess':
          return true;
        case 'InvalidInput':
        case undefined:
          return refuse(result);
        default:
          return unreachable(result);
      }
    });
    return done === true;
  };

  return { update, ...asking };
}
