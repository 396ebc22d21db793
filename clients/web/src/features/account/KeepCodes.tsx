import { useReactiveVar } from '@apollo/client/react';
import type { ReactNode } from 'react';
import { lazily } from '~/lazily';
import { freshCodes } from './freshCodes';

const RecoveryCodesPage = lazily(() => import('./RecoveryCodesPage'));

/** Lets nobody go on who was given recovery codes and has not kept them yet. */
export function KeepCodes({ children }: { children: ReactNode }) {
  const codes = useReactiveVar(freshCodes);

  return codes === null ? children : <RecoveryCodesPage codes={codes} />;
}
