/** Waiting between attempts: full jitter under a doubling, capped bound, shared by all who wait. */
const FIRST_MILLISECONDS = 400;
const LONGEST_MILLISECONDS = 15_000;

export class Pause {
  #attempts = 0;
  #underWay: Promise<void> | null = null;
  #wake: () => void = () => {};

  /** Resolves when it is time to try again; who asks meanwhile waits for the same moment. */
  wait(): Promise<void> {
    this.#underWay ??= new Promise<void>((resolve) => {
      const bound = Math.min(LONGEST_MILLISECONDS, FIRST_MILLISECONDS * 2 ** this.#attempts++);
      const timer = setTimeout(resolve, Math.random() * bound);
      this.#wake = () => {
        clearTimeout(timer);
        resolve();
      };
    }).finally(() => {
      this.#underWay = null;
    });
    return this.#underWay;
  }

  /** There is reason to believe that it works now: whoever waits tries at once. */
  end(): void {
    this.#attempts = 0;
    this.#wake();
  }

  /** It worked for a while: the next failure is a first one. */
  forget(): void {
    this.#attempts = 0;
  }
}
