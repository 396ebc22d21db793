/**
 * The server's REST door for accounts: the refresh token stays in a cookie that scripts cannot read.
 *
 * Each call returns what came of it, a problem included; it throws only where nothing was heard at all.
 */
import i18next from 'i18next';

export type FieldProblem = { field: string; detail: string };

/** A refusal, worded by the server in the reader's language. `kind` is the schema's name for it. */
export type AuthProblem = { kind: string; detail: string; fields: FieldProblem[] };

/** An access token and for how many more milliseconds it is good. */
export type AccessToken = { value: string; lifeMilliseconds: number };

export type Granted = { kind: 'Granted'; token: AccessToken; recoveryCodes: string[] };
export type Done = { kind: 'Done' };
export type Refused = { kind: 'Refused'; problem: AuthProblem };
export type AuthAnswer = Granted | Refused;

export const refusal = (kind: string, detail: string, fields: FieldProblem[] = []): Refused => ({
  kind: 'Refused',
  problem: { kind, detail, fields },
});

export const signUp = (input: { username: string; displayName?: string; password: string }) =>
  post('sign-up', input).then(asAnswer);

export const logIn = (input: { username: string; password: string }) => post('log-in', input).then(asAnswer);

export const recover = (input: { username: string; recoveryCode: string; newPassword: string }) =>
  post('recover', input).then(asAnswer);

export const resetPassword = (input: { token: string; newPassword: string }) =>
  post('reset-password', input).then(asAnswer);

export const requestPasswordReset = (input: { email: string }) =>
  post('request-password-reset', input).then(asDone);

export const confirmEmail = (input: { token: string }) => post('confirm-email', input).then(asDone);

export const refresh = () => post('refresh', {}).then(asAnswer);

export async function logOut(input: { everywhere: boolean }, accessToken: string): Promise<void> {
  await post('log-out', input, { Authorization: `Bearer ${accessToken}` });
}

function post(path: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`/api/v1/auth/${path}`, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: {
      'Content-Type': 'application/json',
      'Accept-Language': i18next.language,
      'X-Sarangbang-Client': 'web',
      ...headers,
    },
    // The answer's cookie must be kept even if the page is reloaded meanwhile: the old one is spent.
    keepalive: true,
  });
}

/** The codes are there where an account was made: shown once, and never told again. */
type ToldTokens = { accessToken: string; expiresAt: string; recoveryCodes?: string[] };

async function asAnswer(response: Response): Promise<AuthAnswer> {
  if (response.ok) {
    const granted = (await response.json()) as ToldTokens;
    return {
      kind: 'Granted',
      token: { value: granted.accessToken, lifeMilliseconds: life(granted, response) },
      recoveryCodes: granted.recoveryCodes ?? [],
    };
  }
  return refused(response);
}

async function asDone(response: Response): Promise<Done | Refused> {
  return response.ok ? { kind: 'Done' } : refused(response);
}

async function refused(response: Response): Promise<Refused> {
  const told = (await response.json().catch(() => ({}))) as Partial<AuthProblem>;
  if (told.kind === undefined) throw new Error(`The server answered ${response.status}`);
  return refusal(told.kind, told.detail ?? '', told.fields);
}

/** Measured by the server's clock where it tells the time: this machine's may be wrong. */
function life({ expiresAt }: ToldTokens, response: Response): number {
  const answeredAt = Date.parse(response.headers.get('Date') ?? '') || Date.now();
  return Date.parse(expiresAt) - answeredAt;
}
