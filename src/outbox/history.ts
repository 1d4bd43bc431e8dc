import type { Recipient } from '../mail/mail.ts';
import type { Attempt, ResultKind } from './attempt-plan.ts';
import type { Records } from './records.ts';

/**
 * How a mail's story ended: `skipped` is a confirmation over its limit, `withdrawn` a mail that
 * the person no longer allows.
 */
export type Ending = 'delivered' | 'rerouted' | 'given-up' | 'skipped' | 'withdrawn';

/** The end of a mail's story; `at` in milliseconds since the epoch. */
export interface EndRecord {
  ending: Ending;
  at: number;
}

/**
 * What happened to each mail of a submission. Every record is written once:
 *
 * - `attempts/<id>/<recipient>/<nn>`: somebody tries to send this mail, until a time
 * - `results/<id>/<recipient>/<nn>`: how that ended
 * - `endings/<id>/<recipient>`: nothing more to do for this mail
 */
export class History {
  readonly #records: Records;

  constructor(records: Records) {
    this.#records = records;
  }

  /** @returns all attempts to send one mail, oldest first */
  async attempts(id: string, recipient: Recipient): Promise<Attempt[]> {
    const keys = await this.#records.keys(`attempts/${id}/${recipient}/`);
    const attempts = await Promise.all(
      keys.map(async (key) => {
        const claim = (await this.#records.get(key)) as Omit<Attempt, 'result'> | undefined;
        const result = (await this.#records.get(key.replace(/^attempts/, 'results'))) as
          Attempt['result'] | undefined;
        return claim && { ...claim, ...(result && { result }) };
      }),
    );
    // An operator may remove a record between the list and the reading.
    return attempts.filter((attempt) => attempt !== undefined);
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

  async ending(id: string, recipient: Recipient): Promise<EndRecord | undefined> {
    return (await this.#records.get(`endings/${id}/${recipient}`)) as EndRecord | undefined;
  }

  /** @param at milliseconds since the epoch */
  async end(id: string, recipient: Recipient, ending: Ending, at: number): Promise<void> {
    const record: EndRecord = { ending, at };
    await this.#records.create(`endings/${id}/${recipient}`, record);
  }

  /** Forgets all that happened to one mail, or to all mails of a submission. */
  async forget(id: string, recipient?: Recipient): Promise<void> {
    const path = recipient ? `${id}/${recipient}` : id;
    for (const kind of ['endings', 'attempts', 'results']) {
      const keys = await this.#records.keys(`${kind}/${path}/`);
      await Promise.all(keys.map((key) => this.#records.remove(key)));
    }
    if (recipient) await this.#records.remove(`endings/${path}`);
  }

  /** @returns the ids of everything that has a mark, in order */
  async ids(): Promise<string[]> {
    const kinds = await Promise.all(
      ['endings', 'attempts'].map((kind) => this.#records.keys(`${kind}/`)),
    );
    return [...new Set(kinds.flat().map((key) => key.split('/')[1] ?? ''))].sort();
  }
}

function attemptKey(kind: string, id: string, recipient: Recipient, number: number): string {
  return `${kind}/${id}/${recipient}/${String(number).padStart(3, '0')}`;
}
