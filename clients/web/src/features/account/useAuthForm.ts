import type { AuthAnswer, Granted } from '~/session/authApi';
import { session } from '~/session/session';
import { freshCodes } from './freshCodes';
import { useGateForm } from './useGateForm';

/** Submits a form that ends in a session. */
export function useAuthForm(ask: (form: FormData) => Promise<AuthAnswer>) {
  return useGateForm<Granted>(ask, ({ token, recoveryCodes }) => {
    if (recoveryCodes.length > 0) freshCodes(recoveryCodes);
    session.begin(token);
  });
}
