import { getStore, type Store } from '@netlify/blobs';
import type { Submission } from '../forms/submission.ts';
import type { Recipient } from '../mail/mail.ts';
import { impatientFetch } from './impatient-fetch.ts';

const SUBMISSIONS = 'submissions/';
const DELIVERED = 'delivered/';

/**
 * What was received and not yet delivered to everybody. Each submission is one immutable
 * record; each mail that an SMTP server took leaves a mark beside it, so that a later attempt
 * sends only what is missing.
 */
export class Outbox {
  readonly #store: Store;

  constructor(store: Store) {
    this.#store = store;
  }

  /** @throws if the store did not take the record; the sender must not be told that it did */
  async add(submission: Submission): Promise<void> {
    await this.#store.setJSON(SUBMISSIONS + submission.id, submission);
  }

  /** @returns the submission, or `null` once everybody has it */
  async get(id: string): Promise<Submission | null> {
    return (await this.#store.get(SUBMISSIONS + id, { type: 'json' })) as Submission | null;
  }

  /** @returns the ids of everything that is not yet delivered to everybody */
  async waiting(): Promise<string[]> {
    const { blobs } = await this.#store.list({ prefix: SUBMISSIONS });
    return blobs.map(({ key }) => key.slice(SUBMISSIONS.length));
  }

  async isDelivered(id: string, recipient: Recipient): Promise<boolean> {
    const { blobs } = await this.#store.list({ prefix: `${DELIVERED}${id}/` });
    return blobs.some(({ key }) => key === `${DELIVERED}${id}/${recipient}`);
  }

  async markDelivered(id: string, recipient: Recipient): Promise<void> {
    await this.#store.set(`${DELIVERED}${id}/${recipient}`, new Date().toISOString());
  }

  /** Forgets a submission. The record goes first: marks without a record do no harm. */
  async remove(id: string): Promise<void> {
    await this.#store.delete(SUBMISSIONS + id);
    const { blobs } = await this.#store.list({ prefix: `${DELIVERED}${id}/` });
    await Promise.all(blobs.map(({ key }) => this.#store.delete(key)));
  }
}

/**
 * Opens the outbox of a deploy context. Site-wide stores are shared by all contexts, so the
 * name keeps previews away from the real submissions.
 * @param deployContext `context.deploy.context` of the function, e.g. `production`
 */
export function openOutbox(deployContext: string): Outbox {
  return new Outbox(
    getStore({
      name: `outbox-${deployContext}`,
      consistency: 'strong',
      region: 'eu-central-1',
      fetch: impatientFetch,
    }),
  );
}
