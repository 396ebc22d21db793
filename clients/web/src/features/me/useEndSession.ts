import { useMutation } from '@apollo/client/react';
import { useAsking } from '~/asking/useAsking';
import { graphql } from '~/gql';
import { unreachable } from '~/unreachable';

const EndSession = graphql(`
  mutation EndSession($input: EndSessionInput!) {
    endSession(input: $input) {
      ... on EndSessionSuccess {
        sessionId
      }
      ... on SessionNotFound {
        detail
      }
    }
  }
`);

/** Ends one of the viewer's sessions from afar. */
export function useEndSession() {
  const [mutate] = useMutation(EndSession, { refetchQueries: ['Me'], awaitRefetchQueries: true });
  const { ask, ...asking } = useAsking();

  const end = (sessionId: string) =>
    ask(async (refuse) => {
      const { data } = await mutate({ variables: { input: { sessionId } } });
      const result = data?.endSession;
      switch (result?.__typename) {
        case 'EndSessionSuccess':
          return true;
        case 'SessionNotFound':
        case undefined:
          return refuse(result);
        default:
          return unreachable(result);
      }
    });

  return { end, ...asking };
}
