/** How many messages wait to be read in rooms that are not before the viewer's eyes. */
import { makeVar } from '@apollo/client';

export const unreadTotal = makeVar(0);
