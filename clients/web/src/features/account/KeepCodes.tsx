import { useReactiveVar } from '@apollo/client/react';
import { Outlet } from 'react-router';
import { lazily } from '~/lazily';
import { freshCodes } from './freshCodes';

const RecoveryCodesPage = lazily(() => import('./RecoveryCodesPage'));

/** Lets nobody go on who was given recovery codes and has not kept them yet. */
export function KeepCodes() {
  const codes = useReactiveVar(freshCodes);

  return codes === null ? <Outlet /> : <RecoveryCodesPage codes={codes} />;
}
