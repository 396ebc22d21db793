import type { ReactNode } from 'react';
import { Link as PlainLink } from 'wouter';
import { useLocation } from './useLocation';

type LinkProps = React.AnchorHTMLAttributes<HTMLAnchorElement> & {
  to: string;
  /** Kept in the browser's history beside the address. */
  state?: unknown;
  replace?: boolean;
  children?: ReactNode;
};

/** A link to another place of the app: a real one, which opens in a new tab if one wants, and loads nothing anew here. */
export function Link({ to, ...others }: LinkProps) {
  return <PlainLink href={to} {...others} />;
}

/** A link that knows whether one is there, or further in. */
export function NavLink({ to, ...others }: LinkProps) {
  const { pathname } = useLocation();
  const isHere = pathname === to || pathname.startsWith(`${to}/`);

  return <PlainLink href={to} aria-current={isHere ? 'page' : undefined} {...others} />;
}
