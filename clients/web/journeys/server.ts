/** The server under the journeys, where they are told how to start it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

export class Server {
  readonly #command: string;
  readonly #url: string;
  #process: ChildProcess | null = null;

  constructor(command: string, url: string) {
    this.#command = command;
    this.#url = url;
  }

  async start(): Promise<void> {
    const { hostname, port } = new URL(this.#url);
    this.#process = spawn(this.#command, {
      shell: true,
      // A group of its own, so that the command's children die with it.
      detached: true,
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...process.env, HOST: hostname, PORT: port },
    });
    await this.#answers();
  }

  /** As a crash or a power cut would: nothing is said to anybody. */
  async kill(): Promise<void> {
    const running = this.#process;
    if (running?.pid === undefined) return;
    const exited = once(running, 'exit');
    process.kill(-running.pid, 'SIGKILL');
    await exited;
    this.#process = null;
  }

  async #answers(): Promise<void> {
    const deadline = Date.now() + 60_000;
    for (;;) {
      const answer = await fetch(new URL('/healthz', this.#url)).catch(() => null);
      if (answer?.ok) return;
      if (Date.now() > deadline) throw new Error(`Nothing answers at ${this.#url}`);
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}
