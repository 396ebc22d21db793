import { CombinedGraphQLErrors } from '@apollo/client';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';

/** A refusal as the server words it, with what to correct in which field. */
export type Refusal = { detail: string; fields?: { field: string; detail: string }[] };

type Refuse = (refusal: Refusal | undefined) => null;

/** Asks the server once at a time, and keeps what stood in the way in words fit to show. */
export function useAsking() {
  const { t } = useTranslation();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [isAsking, setIsAsking] = useState(false);

  const unreachable = { detail: t('unreachable') };
  const refuse: Refuse = (told) => {
    setRefusal(told ?? unreachable);
    return null;
  };

  /** What was asked for, or null where it was refused. */
  const ask = async <Answer>(
    question: (refuse: Refuse) => Promise<Answer | null>,
  ): Promise<Answer | null> => {
    if (isAsking) return null;
    setIsAsking(true);
    setRefusal(null);
    try {
      return await question(refuse);
    } catch (failure) {
      return refuse(worded(failure));
    } finally {
      setIsAsking(false);
    }
  };

  return {
    ask,
    isAsking,
    /** What is wrong with one field. */
    fieldProblem: (field: string) => refusal?.fields?.find((told) => told.field === field)?.detail,
    /** What is wrong with no field in particular. */
    detail: refusal?.fields?.length ? undefined : refusal?.detail,
    /** What is wrong, where there is but one place to show it. */
    anyDetail: refusal?.fields?.[0]?.detail ?? refusal?.detail,
  };
}

/** Errors that are no result of the operation say in the reader's language what to do: wait, most often. */
function worded(failure: unknown): Refusal | undefined {
  const code = CombinedGraphQLErrors.is(failure) ? failure.errors[0]?.extensions?.code : undefined;
  if (code !== 'RATE_LIMITED') return undefined;
  return { detail: (failure as CombinedGraphQLErrors).errors[0]?.message ?? '' };
}
