/**
 * `npm run soak`: the real functions in a process that is killed again and again, behind them a
 * mail server on a bad day. Whatever was confirmed to a person must arrive.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startBlobs } from '../../src/local/blobs.ts';
import { AGENCIES, OFFICE } from '../fixtures/local-world.ts';
import { chanceOf } from './chance.ts';
import { FlakySmtp } from './flaky-smtp.ts';
import { Ledger } from './ledger.ts';
import { invent, sendUntilConfirmed } from './people.ts';
import { ServerProcess } from './server-process.ts';
import { Tally } from './tally.ts';

const SEED = Number(process.env['SOAK_SEED'] ?? Date.now() % 1_000_000);
const SUBMISSIONS = Number(process.env['SOAK_SUBMISSIONS'] ?? 1_000);
const PEOPLE_AT_ONCE = 20;
const MINUTE = 60_000;
/** In the storm five minutes pass between two sweeps, as on Netlify; they take five seconds. */
const STORM = { pauseMs: 5_000, leapMs: 5 * MINUTE };
/** Afterwards only the waits are left, up to twelve hours. */
const CALM = { pauseMs: 1_000, leapMs: 60 * MINUTE };
/** After its budget of 15 s a sweep delivers no more; tidying up a thousand marks takes longer. */
const DELIVERED_MS = 20_000;
/** The storm ends then even if people still have forms to send. */
const STORM_MS = 7 * MINUTE;
const END_MS = 9.5 * MINUTE;

const startedAt = performance.now();
const elapsed = () => performance.now() - startedAt;
const tallies = { answers: new Tally(), faults: new Tally(), events: new Tally() };
const ledger = new Ledger();
let kills = 0;
let sweeps = 0;
let isStorm = true;

async function sendForms(server: ServerProcess): Promise<void> {
  let next = 0;
  async function sendOneAfterAnother(client: number): Promise<void> {
    const chance = chanceOf(SEED, `client ${String(client)}`);
    while (next < SUBMISSIONS) {
      const person = invent(`soak-${String(SEED)}-${String(next++)}x`, chance);
      await sleep(chance.between(0, 10_000));
      const reference = await sendUntilConfirmed(person, () => server.url, chance, tallies.answers);
      ledger.confirm(reference, person.expectation);
    }
  }
  await Promise.all(
    Array.from({ length: PEOPLE_AT_ONCE }, (_, client) => sendOneAfterAnother(client)),
  );
}

async function killAgainAndAgain(server: ServerProcess): Promise<void> {
  const chance = chanceOf(SEED, 'kills');
  for (;;) {
    await sleep(chance.between(2_000, 8_000));
    if (!isStorm) return;
    await server.kill();
    kills += 1;
    await sleep(chance.between(0, 1_000));
    await server.start();
  }
}

async function sweepDuringStorm(server: ServerProcess): Promise<void> {
  while (isStorm) {
    if (await server.sweep(STORM.leapMs)) sweeps += 1;
    await sleep(STORM.pauseMs);
  }
}

/**
 * Sweeps until everything owed has arrived and two sweeps in a row found nothing to send, or until
 * nothing came for longer than the longest wait between two attempts.
 */
async function drain(server: ServerProcess): Promise<void> {
  const isMissing = () => ledger.balance().lost.length > 0;
  for (let quiet = 0; quiet < (isMissing() ? 30 : 2) && elapsed() < END_MS;) {
    const before = ledger.taken;
    const sweep = server.sweep(CALM.leapMs);
    if (await Promise.race([sweep, sleep(DELIVERED_MS, false, { ref: false })])) sweeps += 1;
    await sleep(CALM.pauseMs);
    quiet = ledger.taken === before ? quiet + 1 : 0;
  }
}

function printProgress(): void {
  const { accepted, delivered, repeats } = ledger.balance();
  const seconds = String(Math.round(elapsed() / 1000)).padStart(4);
  console.log(
    `${seconds} s  confirmed ${String(ledger.confirmed)}/${String(SUBMISSIONS)}, mails owed ` +
      `${String(accepted)}, waiting ${String(accepted - delivered)}, repeats ${String(repeats)}, ` +
      `kills ${String(kills)}, sweeps ${String(sweeps)}`,
  );
}

async function soak(): Promise<void> {
  console.log(`seed ${String(SEED)}, submissions ${String(SUBMISSIONS)}`);
  const directory = await mkdtemp(join(tmpdir(), 'soak-'));
  const smtp = new FlakySmtp(
    chanceOf(SEED, 'mail'),
    tallies.faults,
    Object.values(AGENCIES),
    (mail) => {
      ledger.take(mail);
    },
  );
  await smtp.start();
  const blobs = await startBlobs(directory);
  const environment = {
    ...AGENCIES,
    SMTP_URL: smtp.url,
    OFFICE_EMAIL: OFFICE,
    MAIL_FROM: 'website@example.org',
    NETLIFY_BLOBS_CONTEXT: blobs.context,
  };
  const server = new ServerProcess(environment, tallies.events);
  await server.start();
  const progress = setInterval(printProgress, 10_000);

  const forms = sendForms(server);
  const storm = Promise.all([killAgainAndAgain(server), sweepDuringStorm(server)]);
  await Promise.race([forms, sleep(STORM_MS, undefined, { ref: false })]);
  isStorm = false;
  smtp.calm();
  await storm;
  printProgress();
  console.log('The storm is over: no more kills, and the mail server takes everything.');
  await forms;
  await drain(server);

  clearInterval(progress);
  printProgress();
  await server.kill();
  await blobs.close();
  await rm(directory, { recursive: true });
}

function printResult(): void {
  ledger.audit();
  const { accepted, delivered, repeats, lost } = ledger.balance();
  console.log(`kills: ${String(kills)}`);
  console.log(`faults of the mail server: ${tallies.faults.toString()}`);
  console.log(`answers to people: ${tallies.answers.toString()}`);
  console.log(`logged by the functions: ${tallies.events.toString()}`);
  console.log(`stored, but the answer got lost: ${String(ledger.unconfirmed)} references`);
  console.log(`confirmations sent to people: ${String(ledger.courtesies)}`);
  console.log(`mails about no submission: ${String(ledger.unrelated)}`);
  for (const fault of ledger.faults) console.log(`ERROR ${fault}`);
  for (const mail of lost) console.log(`LOST ${mail}`);
  console.log(
    `accepted ${String(accepted)}, delivered ${String(delivered)}, ` +
      `repeats ${String(repeats)}, lost ${String(lost.length)}`,
  );
  process.exit(lost.length > 0 || ledger.faults.size > 0 ? 1 : 0);
}

await soak();
printResult();
