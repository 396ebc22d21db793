import { type FragmentType, graphql, readFragment } from '~/gql';
import { Seal } from './Seal';

const Face_person = graphql(`
  fragment Face_person on User {
    id
    displayName
    avatarColor
  }
`);

type FaceProps = { person: FragmentType<typeof Face_person> | null | undefined; size?: number };

/** A person's seal, in their colour; without a letter once the account is closed. Says nothing: the name stands beside it. */
export function Face({ person: ref, size = 2.5 }: FaceProps) {
  const person = readFragment(Face_person, ref);

  return <Seal name={person?.displayName ?? ''} color={person?.avatarColor} size={size} />;
}
