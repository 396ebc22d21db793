/** Which pages are for whom. Whoever is sent to log in comes back to where they wanted to go. */
import type { ReactNode } from 'react';
import { Redirect } from 'wouter';
import { useLocation } from '~/routing/useLocation';
import { useStanding } from './useStanding';

export function OnlyMembers({ children }: { children: ReactNode }) {
  const standing = useStanding();
  const { pathname } = useLocation();

  if (standing === 'in') return children;
  return <Redirect to="/log-in" replace state={{ wanted: pathname }} />;
}

export function OnlyGuests({ children }: { children: ReactNode }) {
  const standing = useStanding();
  const wanted: unknown = useLocation().state?.wanted;

  if (standing === 'out') return children;
  return <Redirect to={typeof wanted === 'string' ? wanted : '/'} replace />;
}
