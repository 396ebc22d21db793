/**
 * Whether somebody is logged in, and the access token that proves it: in memory only, bought with the cookie.
 *
 * A token is used for three quarters of its life, so that the rest is there for requests under way and for the
 * socket to be renewed in band.
 */
import { type AccessToken, refresh } from './authApi';
import { oneTabAtATime } from './oneTabAtATime';
import { hearTabs, tellTabs } from './tabs';

export type Standing = 'unknown' | 'out' | 'in';

/** The session is over: only logging in again helps. */
export class SessionEnded extends Error {}

type Held = { value: string; freshUntil: number };

// Says only that there may be a cookie: without it, a newcomer's first sight would be a refused request.
const TRACE = 'sarangbang.session';

class Session {
  standing: Standing = 'unknown';
  #held: Held | null = null;
  #renewal: ReturnType<typeof setTimeout> | undefined;
  readonly #watchers = new Set<() => void>();
  readonly #renewedHearers = new Set<(accessToken: string) => void>();

  constructor() {
    hearTabs((news) => {
      switch (news.kind) {
        case 'Renewed':
          if (this.standing === 'in') this.#hold(news.token);
          return;
        case 'Ended':
          return this.#leave();
        case 'Began':
          // The cookie may be another person's now: start afresh, nothing of the first may remain.
          return window.location.reload();
      }
    });
  }

  watch = (watcher: () => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** Calls back with every token that replaces an older one. */
  onRenewed(hear: (accessToken: string) => void): void {
    this.#renewedHearers.add(hear);
  }

  /** Whether somebody was in when this browser was last seen. */
  get isRemembered(): boolean {
    return localStorage.getItem(TRACE) !== null;
  }

  /** Finds out whether the browser still has a session. Throws while the server is away. */
  async restore(): Promise<void> {
    if (!this.isRemembered) return this.#stand('out');
    await this.accessToken().catch((failure) => {
      if (!(failure instanceof SessionEnded)) throw failure;
    });
  }

  /** Somebody signed up or logged in here. */
  begin(token: AccessToken): void {
    localStorage.setItem(TRACE, '');
    this.#hold(token);
    this.#stand('in');
    tellTabs({ kind: 'Began' });
  }

  /** The session is over, by the person's wish or the server's word. */
  end(): void {
    if (this.standing === 'out') return;
    tellTabs({ kind: 'Ended' });
    this.#leave();
  }

  /** A token that is good for a while yet. Throws SessionEnded, or whatever kept the server from answering. */
  async accessToken(): Promise<string> {
    const held = this.#held;
    if (held !== null && Date.now() < held.freshUntil) return held.value;
    return oneTabAtATime('sarangbang-refresh', () => this.#buyUnlessChanged(held));
  }

  /** The server does not take this token any more, whatever the clock says. */
  distrust(accessToken: string): void {
    if (this.#held?.value === accessToken) this.#held = null;
  }

  async #buyUnlessChanged(stale: Held | null): Promise<string> {
    const held = this.#held;
    if (held !== null && held !== stale) return held.value;

    // A page reloaded in the middle of this finds its cookie just spent, and the next one on its way: ask twice.
    let answer = await refresh();
    if (answer.kind === 'Refused' && stale === null) {
      await new Promise((resolve) => setTimeout(resolve, 1000));
      answer = await refresh();
    }
    if (answer.kind === 'Refused') {
      if (answer.problem.kind !== 'SessionEnded') throw new Error(answer.problem.detail);
      this.end();
      throw new SessionEnded();
    }
    this.#hold(answer.token);
    this.#stand('in');
    tellTabs({ kind: 'Renewed', token: answer.token });
    return answer.token.value;
  }

  #hold({ value, lifeMilliseconds }: AccessToken): void {
    const useMilliseconds = Math.max(lifeMilliseconds * 0.75, 5_000);
    const replaces = this.#held !== null;
    this.#held = { value, freshUntil: Date.now() + useMilliseconds };
    clearTimeout(this.#renewal);
    this.#renewal = setTimeout(() => this.accessToken().catch(() => undefined), useMilliseconds);
    if (replaces) for (const hear of this.#renewedHearers) hear(value);
  }

  #leave(): void {
    localStorage.removeItem(TRACE);
    clearTimeout(this.#renewal);
    this.#held = null;
    this.#stand('out');
  }

  #stand(standing: Standing): void {
    this.standing = standing;
    for (const watcher of this.#watchers) watcher();
  }
}

export const session = new Session();
