/**
 * `npm run bench:forms`: what a form costs, as ratios to the bare cost on the same machine in the
 * same run: a function that says one word, and one mail given to the same mail server.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpus } from 'node:os';
import { contactFields, formBody, fromOwnPage } from '../../fixtures/answers.ts';
import { startWorld } from '../../fixtures/local-world.ts';
import { openMailer } from '../../../src/mail/mailer.ts';
import { measure, type Figures } from './clients.ts';
import { measurePackages } from './packages.ts';

const LEVELS = [1, 10, 50];
const COUNT = 100;

/** The things to measure, in a world that has measured nothing yet. */
interface Bench {
  tasks: [name: string, task: () => Promise<void>][];
  close(): Promise<void>;
}

/**
 * Starts a store, a mail server and the site. The local store lists a folder by walking it, so a
 * store that is full from one measurement would slow down the next one.
 */
async function startBench(): Promise<Bench> {
  const world = await startWorld();
  const server = fork(new URL('server.ts', import.meta.url), { stdio: 'inherit' });
  const [port] = (await once(server, 'message')) as [number];
  const url = `http://127.0.0.1:${String(port)}`;
  const mailer = await openMailer(new URL(world.inbox.smtpUrl));
  let number = 0;

  async function post(): Promise<string> {
    number += 1;
    const response = await fetch(`${url}/de/contact/send`, {
      method: 'POST',
      redirect: 'manual',
      headers: fromOwnPage,
      body: formBody(contactFields({ message: `Messung ${String(number)}` })),
    });
    await response.body?.cancel();
    if (response.status !== 303) throw new Error(`Status ${String(response.status)}`);
    return /AW-[\w-]+/.exec(response.headers.get('location') ?? '')?.[0] ?? '';
  }

  /** @throws if the mail does not come within a minute */
  async function arrival(reference: string): Promise<void> {
    for (let wait = 0; wait < 12_000; wait += 1) {
      const { mails } = world.inbox;
      for (let index = mails.length - 1; index >= 0; index -= 1) {
        if (mails[index]?.subject.includes(reference)) return;
      }
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    throw new Error(`No mail about ${reference}`);
  }

  return {
    tasks: [
      [
        'empty function',
        async () => {
          await (await fetch(`${url}/nothing`)).text();
        },
      ],
      [
        'bare mail',
        async () => {
          number += 1;
          await mailer.send(bareMail(number));
        },
      ],
      [
        'form to stored answer',
        async () => {
          await post();
        },
      ],
      [
        'form to delivered mail',
        async () => {
          await arrival(await post());
        },
      ],
    ],
    async close() {
      server.kill();
      await once(server, 'exit');
      await world.close();
    },
  };
}

function bareMail(number: number) {
  return {
    recipient: 'office' as const,
    from: { name: '', address: 'website@example.org' },
    to: 'office@example.org',
    subject: 'bare',
    repeatMark: '',
    text: 'x'.repeat(800),
    briefText: '',
    messageId: `<${String(number)}@example.org>`,
  };
}

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.version}, ${cpus()[0]?.model ?? ''}, ${String(cpus().length)} cores`,
);
const rows: Record<string, unknown>[] = [];
for (const parallel of LEVELS) {
  const bench = await startBench();
  for (const [, task] of bench.tasks) await measure(5, 30, task);
  const bare: Figures[] = [];
  for (const [name, task] of bench.tasks) {
    const figures = await measure(parallel, COUNT, task);
    bare.push(figures);
    const ratio = (index: number) => (figures.p50 / (bare[index]?.p50 ?? NaN)).toFixed(1);
    rows.push({
      what: name,
      parallel,
      'p50 ms': figures.p50.toFixed(1),
      'p99 ms': figures.p99.toFixed(1),
      'per second': figures.perSecond.toFixed(0),
      'p50 / empty function': ratio(0),
      'p50 / bare mail': bare.length > 1 ? ratio(1) : '',
    });
    console.log(`measured: ${name}, ${String(parallel)} at once`);
  }
  await bench.close();
}
console.table(rows);
console.table(
  (await measurePackages()).map(({ name, zippedBytes, coldStart }) => ({
    function: name,
    'zipped KB': Math.round(zippedBytes / 1024),
    'import ms': coldStart.toFixed(0),
  })),
);
