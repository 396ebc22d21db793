import { useState } from 'react';
import { forgetOwnWords } from '~/features/conversation/forgetOwnWords';
import { logOut } from '~/session/authApi';
import { session } from '~/session/session';

/** Ends this browser's session, in every tab. Not before the server has ended it: only it can take the cookie back. */
export function useLogOut() {
  const [isLeaving, setIsLeaving] = useState(false);
  const [hasFailed, setHasFailed] = useState(false);

  const leave = async () => {
    setIsLeaving(true);
    setHasFailed(false);
    try {
      await logOut({ everywhere: false }, await session.accessToken());
      session.end();
      forgetOwnWords();
    } catch {
      setHasFailed(session.standing === 'in');
    } finally {
      setIsLeaving(false);
    }
  };

  return { logOut: leave, isLeaving, hasFailed };
}
