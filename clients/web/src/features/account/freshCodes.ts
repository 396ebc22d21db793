/** The recovery codes of an account made just now, until their owner says that they are kept. In memory only. */
import { makeVar } from '@apollo/client';

export const freshCodes = makeVar<string[] | null>(null);
