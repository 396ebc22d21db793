import { useEffect, useState } from 'react';

/**
 * Inside a dialog or a panel: gives the focus back to what had it before, once that is gone and nothing else took it.
 *
 * Mantine's own return knows nothing of what had the focus before a dialog that is fetched when it is first opened,
 * and takes it away from the place that one went to by the dialog.
 */
export function GiveFocusBack() {
  const [before] = useState(() => document.activeElement);

  useEffect(
    () => () => {
      const isNowhere = document.activeElement === null || document.activeElement === document.body;
      if (isNowhere && before instanceof HTMLElement) before.focus({ preventScroll: true });
    },
    [before],
  );
  return null;
}
