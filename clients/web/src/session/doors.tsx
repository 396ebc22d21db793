/** Which pages are for whom. Whoever is sent to log in comes back to where they wanted to go. */
import { Navigate, Outlet, useLocation } from 'react-router';
import { useStanding } from './useStanding';

export function OnlyMembers() {
  const standing = useStanding();
  const { pathname } = useLocation();

  if (standing === 'in') return <Outlet />;
  return <Navigate to="/log-in" replace state={{ wanted: pathname }} />;
}

export function OnlyGuests() {
  const standing = useStanding();
  const wanted: unknown = useLocation().state?.wanted;

  if (standing === 'out') return <Outlet />;
  return <Navigate to={typeof wanted === 'string' ? wanted : '/'} replace />;
}
