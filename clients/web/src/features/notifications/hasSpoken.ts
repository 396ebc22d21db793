/** Whether the viewer said something since the page was opened: from then on they may want to hear of answers. */
import { makeVar } from '@apollo/client';

export const hasSpoken = makeVar(false);
