import { useEffect, useState } from 'react';
import { useNavigate } from '~/routing/places';
import { useLocation } from '~/routing/useLocation';

/** What stands behind the `#` of a link in a letter. It is taken out of the address, and so out of the history. */
export function useLinkToken(): string {
  const { hash, pathname } = useLocation();
  const navigate = useNavigate();
  const [token] = useState(() => hash.slice(1));

  useEffect(() => {
    if (hash) navigate(pathname, { replace: true });
  }, [hash, pathname, navigate]);

  return token;
}
