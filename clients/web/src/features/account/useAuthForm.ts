import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuthAnswer, type AuthProblem, refusal } from '~/session/authApi';
import { session } from '~/session/session';
import { freshCodes } from './freshCodes';

/** Submits a form that ends in a session: once at a time, and telling what to correct. */
export function useAuthForm(ask: (form: FormData) => Promise<AuthAnswer>) {
  const { t } = useTranslation();
  const [problem, setProblem] = useState<AuthProblem | null>(null);
  const [isAsking, setIsAsking] = useState(false);

  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (isAsking) return;
    setIsAsking(true);
    setProblem(null);
    const answer = await ask(new FormData(event.currentTarget)).catch(() =>
      refusal('Unreachable', t('unreachable')),
    );
    setIsAsking(false);
    if (answer.kind === 'Refused') return setProblem(answer.problem);
    if (answer.recoveryCodes.length > 0) freshCodes(answer.recoveryCodes);
    session.begin(answer.token);
  };

  const fieldProblem = (field: string) => problem?.fields.find((told) => told.field === field)?.detail;
  const detail = problem?.fields.length === 0 ? problem.detail : undefined;
  return { submit, isAsking, detail, fieldProblem };
}
