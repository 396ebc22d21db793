import type { CSSProperties } from 'react';
import { type FragmentType, graphql, readFragment } from '~/gql';
import styles from './Face.module.css';
import { firstLetter } from './firstLetter';

const Face_person = graphql(`
  fragment Face_person on User {
    id
    displayName
    avatarColor
  }
`);

type FaceProps = { person: FragmentType<typeof Face_person> | null | undefined; size?: number };

/** A person's seal: the first letter of their name, in their colour. Says nothing: the name stands beside it. */
export function Face({ person: ref, size = 2.5 }: FaceProps) {
  const person = readFragment(Face_person, ref);

  return (
    <span
      className={styles.face}
      style={{ '--face': `${size}rem` } as CSSProperties}
      data-color={person?.avatarColor}
      aria-hidden="true"
    >
      {person ? firstLetter(person.displayName) : '·'}
    </span>
  );
}
