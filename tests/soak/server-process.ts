import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Report, SweepOrder } from './server.ts';
import type { Tally } from './tally.ts';

/** The site in a process of its own, which can be killed and comes back on the same port. */
export class ServerProcess {
  url = '';
  readonly #environment: NodeJS.ProcessEnv;
  readonly #events: Tally;
  #child: ChildProcess | undefined;
  #aheadMs = 0;

  /**
   * @param environment what the functions read
   * @param events counts what the functions log
   */
  constructor(environment: NodeJS.ProcessEnv, events: Tally) {
    this.#environment = environment;
    this.#events = events;
  }

  /** @throws if the process ends before it listens */
  async start(): Promise<void> {
    const child = spawn(process.execPath, ['tests/soak/server.ts'], {
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ...this.#environment,
        SOAK_PORT: this.url ? new URL(this.url).port : '0',
        SOAK_AHEAD_MS: String(this.#aheadMs),
      },
    });
    this.#child = child;
    if (child.stderr)
      createInterface({ input: child.stderr }).on('line', (line) => {
        this.#note(line);
      });
    child.on('exit', (code, signal) => {
      // Whatever happens to a function, it must not take the others along.
      if (signal !== 'SIGKILL') throw new Error(`The server ended by itself: ${String(code)}`);
    });
    const [message] = (await once(child, 'message')) as [Report];
    if (message.kind === 'ready') this.url = message.url;
  }

  /** Kills the process without a warning. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
  }

  /**
   * Puts the clock forward and runs the scheduled functions.
   * @returns whether they came to their end; false if the process was killed at it
   */
  async sweep(leapMs: number): Promise<boolean> {
    const child = this.#child;
    if (!child?.connected) return false;
    this.#aheadMs += leapMs;
    const order: SweepOrder = { aheadMs: this.#aheadMs };
    const end = new AbortController();
    const { signal } = end;
    const ended = Promise.race([
      once(child, 'message', { signal }),
      once(child, 'exit', { signal }),
    ]);
    child.send(order, () => {
      // An order that does not arrive ends with the process, which is waited for.
    });
    await ended;
    end.abort();
    return child.connected;
  }

  #note(line: string): void {
    try {
      const { event, recipient } = JSON.parse(line) as Record<string, string>;
      this.#events.add([event, recipient].filter(Boolean).join(' '));
    } catch {
      console.error(`  server: ${line}`);
    }
  }
}
