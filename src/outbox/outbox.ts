import { getStore } from '@netlify/blobs';
import type { Submission } from '../forms/submission.ts';
import type { Recipient } from '../mail/mail.ts';
import type { Attempt, ResultKind } from './attempt-plan.ts';
import { impatientFetch } from './impatient-fetch.ts';
import { keyringOf, type Keyring, type Sealed } from './keyring.ts';
import { Records } from './records.ts';

const MARKS_KEPT_MS = 24 * 60 * 60_000;

interface EndRecord {
  ending: Ending;
  /** Milliseconds since the epoch. */
  at: number;
}

/** How a mail's story ended. */
export type Ending = 'delivered' | 'rerouted' | 'given-up';

/**
 * What was received and not yet delivered to everybody. Every record is written once:
 *
 * - `submissions/<id>`: the submission, encrypted
 * - `attempts/<id>/<recipient>/<nn>`: somebody tries to send this mail, until a time
 * - `results/<id>/<recipient>/<nn>`: how that ended
 * - `endings/<id>/<recipient>`: nothing more to do for this mail
 *
 * No key and no clear value holds personal data.
 */
export class Outbox {
  readonly #records: Records;
  readonly #keyring: Keyring;

  constructor(records: Records, keyring: Keyring) {
    this.#records = records;
    this.#keyring = keyring;
  }

  /** @throws if the submission is not certainly stored; the sender must not be told that it is */
  async add(submission: Submission): Promise<void> {
    const sealed = this.#keyring.seal(JSON.stringify(submission), submission.id);
    await this.#records.create(`submissions/${submission.id}`, sealed);
  }

  /**
   * @returns the submission, or `undefined` once everybody has it
   * @throws KeyError if it does not open
   */
  async get(id: string): Promise<Submission | undefined> {
    const sealed = (await this.#records.get(`submissions/${id}`)) as Sealed | undefined;
    return sealed && (JSON.parse(this.#keyring.open(sealed, id)) as Submission);
  }

  /** @returns the ids of everything that is not yet delivered to everybody */
  async waiting(): Promise<string[]> {
    const keys = await this.#records.keys('submissions/');
    return keys.map((key) => key.slice('submissions/'.length));
  }

  /** @returns all attempts to send one mail, oldest first */
  async attempts(id: string, recipient: Recipient): Promise<Attempt[]> {
    const keys = await this.#records.keys(`attempts/${id}/${recipient}/`);
    return await Promise.all(
      keys.map(async (key) => {
        const claim = (await this.#records.get(key)) as Omit<Attempt, 'result'>;
        const result = (await this.#records.get(key.replace(/^attempts/, 'results'))) as
          Attempt['result'] | undefined;
        return { ...claim, ...(result && { result }) };
      }),
    );
  }

  /**
   * Claims the next attempt.
   * @param number how many attempts there were before
   * @returns false if somebody else has it
   */
  async claim(id: string, recipient: Recipient, number: number, claim: Attempt): Promise<boolean> {
    return await this.#records.create(attemptKey('attempts', id, recipient, number), claim);
  }

  async recordResult(
    id: string,
    recipient: Recipient,
    number: number,
    result: { kind: ResultKind; at: number },
  ): Promise<void> {
    // Without this record the mail would be sent again.
    await this.#records.create(attemptKey('results', id, recipient, number), result, 6);
  }

  async ending(id: string, recipient: Recipient): Promise<Ending | undefined> {
    const record = (await this.#records.get(`endings/${id}/${recipient}`)) as EndRecord | undefined;
    return record?.ending;
  }

  /** @param at milliseconds since the epoch */
  async end(id: string, recipient: Recipient, ending: Ending, at: number): Promise<void> {
    const record: EndRecord = { ending, at };
    await this.#records.create(`endings/${id}/${recipient}`, record);
  }

  /**
   * Forgets what a person sent. The marks stay for a day: a function that read the submission a
   * moment ago would send everything again without them.
   */
  async forget(id: string): Promise<void> {
    await this.#records.remove(`submissions/${id}`);
  }

  /**
   * Removes the marks of submissions that were forgotten a day ago. They hold no personal data.
   * @param now milliseconds since the epoch
   */
  async purgeMarks(now: number): Promise<void> {
    const alive = new Set(await this.waiting());
    for (const key of await this.#records.keys('endings/')) {
      const [, id = '', recipient = ''] = key.split('/');
      const record = (await this.#records.get(key)) as EndRecord | undefined;
      if (alive.has(id) || (record && now - record.at < MARKS_KEPT_MS)) continue;
      for (const kind of ['attempts', 'results']) {
        const marks = await this.#records.keys(`${kind}/${id}/${recipient}/`);
        await Promise.all(marks.map((mark) => this.#records.remove(mark)));
      }
      await this.#records.remove(key);
    }
  }
}

function attemptKey(kind: string, id: string, recipient: Recipient, number: number): string {
  return `${kind}/${id}/${recipient}/${String(number).padStart(3, '0')}`;
}

/**
 * Opens the outbox of a deploy context. Site-wide stores are shared by all contexts, so the
 * name keeps previews away from the real submissions.
 * @param deployContext `context.deploy.context` of the function, e.g. `production`
 * @throws KeyError if a deployed site has no key
 */
export function openOutbox(deployContext: string): Outbox {
  // `netlify dev` (27.10) leaves the context empty and says it here.
  const context = process.env['NETLIFY_DEV'] === 'true' ? 'dev' : deployContext;
  const store = getStore({
    name: `outbox-${context}`,
    consistency: 'strong',
    region: 'eu-central-1',
    fetch: impatientFetch,
  });
  return new Outbox(new Records(store), keyringOf(process.env, context));
}
