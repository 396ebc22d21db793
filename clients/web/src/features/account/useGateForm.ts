import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type AuthProblem, type Refused, refusal } from '~/session/authApi';

/** Submits a form of the gate: once at a time, and telling what to correct. */
export function useGateForm<Done extends { kind: string }>(
  ask: (form: FormData) => Promise<Done | Refused>,
  onDone: (done: Done) => void,
) {
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
    if (isRefused(answer)) return setProblem(answer.problem);
    onDone(answer);
  };

  const fieldProblem = (field: string) => problem?.fields.find((told) => told.field === field)?.detail;
  const detail = problem?.fields.length === 0 ? problem.detail : undefined;
  return { submit, isAsking, detail, fieldProblem };
}

function isRefused(answer: { kind: string }): answer is Refused {
  return answer.kind === 'Refused';
}
