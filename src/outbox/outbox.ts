import { getStore } from '@netlify/blobs';
import pMap from 'p-map';
import { referenceOf } from '../forms/reference.ts';
import type { NewSubmission, Submission } from '../forms/submission.ts';
import { History } from './history.ts';
import { impatientFetch } from './impatient-fetch.ts';
import { KeyError, keyringOf, type Keyring, type Sealed } from './keyring.ts';
import { Records } from './records.ts';
import { SAME_MESSAGE_MS, submissionIds } from './submission-id.ts';

/** A stored submission as anybody with access to the store sees it: nothing says who wrote it. */
export interface Envelope extends Sealed {
  id: string;
  /** ISO 8601, UTC. */
  receivedAt: string;
  isSuspicious: boolean;
}

/** `open`: somebody still waits for a mail about it. `delivered`: kept for a while, see retention. */
export type Shelf = 'open' | 'delivered';

/**
 * What was received. Every record is written once:
 *
 * - `open/<id>`: a submission, encrypted, that is not delivered to everybody
 * - `delivered/<id>`: the same once it is
 * - `acknowledged/<id>`: an operator knows that this one does not get out
 * - the marks in `history`
 *
 * No key and no clear value holds personal data.
 */
export class Outbox {
  readonly records: Records;
  readonly keyring: Keyring;
  readonly history: History;

  constructor(records: Records, keyring: Keyring) {
    this.records = records;
    this.keyring = keyring;
    this.history = new History(records);
  }

  /**
   * Stores a submission, unless the same one came within the last day.
   * @returns the stored submission's id and reference, new or not
   * @throws if it is not certainly stored; the sender must not be told that it is
   */
  async add(submission: NewSubmission): Promise<{ id: string; reference: string; isNew: boolean }> {
    const [id, yesterday] = submissionIds(this.keyring, submission);
    const [delivered, ...before] = await Promise.all([
      this.envelope('delivered', id),
      this.envelope('open', yesterday),
      this.envelope('delivered', yesterday),
    ]);
    const since = Date.parse(submission.receivedAt) - SAME_MESSAGE_MS;
    const known =
      delivered ?? before.find((other) => other && Date.parse(other.receivedAt) > since);
    if (known) return { id: known.id, reference: referenceOf(known.id), isNew: false };

    const reference = referenceOf(id);
    const { receivedAt, isSuspicious } = submission;
    const whole: Submission = { id, reference, ...submission };
    const sealed = this.keyring.seal(
      JSON.stringify(whole),
      contextOf({ id, receivedAt, isSuspicious }),
    );
    const envelope: Envelope = { id, receivedAt, isSuspicious, ...sealed };
    const isNew = await this.records.create(`open/${id}`, envelope);
    return { id, reference, isNew };
  }

  /** @throws KeyError if another submission's record stands there */
  async envelope(shelf: Shelf, id: string): Promise<Envelope | undefined> {
    const envelope = (await this.records.get(`${shelf}/${id}`)) as Envelope | undefined;
    if (envelope && envelope.id !== id) throw new KeyError('A record stands in a wrong place');
    return envelope;
  }

  /**
   * @returns what the person sent
   * @throws KeyError if the envelope does not open
   */
  unseal(envelope: Envelope): Submission {
    return JSON.parse(this.keyring.open(envelope, contextOf(envelope))) as Submission;
  }

  /** @returns the ids on a shelf, by day of receipt */
  async ids(shelf: Shelf): Promise<string[]> {
    const keys = await this.records.keys(`${shelf}/`);
    return keys.map((key) => key.slice(`${shelf}/`.length));
  }

  /**
   * One bad record must not hold up all others.
   * @returns what stands there; if it cannot be read, an envelope without a key
   */
  async anyEnvelope(shelf: Shelf, id: string): Promise<Envelope | undefined> {
    const read = () => this.envelope(shelf, id);
    return await read()
      .catch(read)
      .catch(() => brokenEnvelope(id));
  }

  /** @returns everything on a shelf, oldest first, also what cannot be read */
  async envelopes(shelf: Shelf): Promise<Envelope[]> {
    const all = await pMap(await this.ids(shelf), (id) => this.anyEnvelope(shelf, id), {
      concurrency: 50,
    });
    return all
      .filter((envelope) => envelope !== undefined)
      .sort((a, b) => (a.receivedAt < b.receivedAt ? -1 : 1));
  }

  /** Everybody has it. If the function dies in between, the next sweep comes here again. */
  async settle(envelope: Envelope): Promise<void> {
    // Deleted while its last mail was on the way: it must not come back.
    if (!(await this.envelope('open', envelope.id))) return;
    await this.records.create(`delivered/${envelope.id}`, envelope);
    await this.records.remove(`open/${envelope.id}`);
  }

  /** Somebody must get it again. Dying in between leaves it on both shelves, which counts as open. */
  async reopen(envelope: Envelope): Promise<void> {
    await this.records.create(`open/${envelope.id}`, envelope);
    await this.records.remove(`delivered/${envelope.id}`);
    await this.records.remove(`acknowledged/${envelope.id}`);
  }

  /** An operator knows of it: it no longer counts as trouble, and is still tried. */
  async acknowledge(id: string, at: number): Promise<void> {
    await this.records.create(`acknowledged/${id}`, { at });
  }

  /** Deletes a submission and all its marks. A mail that is not sent yet is never sent. */
  async remove(id: string): Promise<void> {
    await this.records.remove(`open/${id}`);
    await this.records.remove(`delivered/${id}`);
    await this.records.remove(`acknowledged/${id}`);
    await this.history.forget(id);
  }
}

/** Stands for a record that is no envelope, or that the store does not give away. */
function brokenEnvelope(id: string): Envelope {
  const receivedAt = `${id.slice(0, 10)}T00:00:00.000Z`;
  return { id, receivedAt, isSuspicious: false, kid: '', iv: '', ct: '', tag: '' };
}

/** Ties the clear part of an envelope to the encrypted one: neither can be exchanged. */
function contextOf({
  id,
  receivedAt,
  isSuspicious,
}: Pick<Envelope, 'id' | 'receivedAt' | 'isSuspicious'>): string {
  return `${id}|${receivedAt}|${String(isSuspicious)}`;
}

/**
 * The way to a store from outside the site, through Netlify's API. That way has one level of
 * consistency alone, so the client (11.1.1) passes over `consistency`.
 */
export interface RemoteAccess {
  siteID: string;
  token: string;
  /** Nobody waits for a page here, and the API asks for patience (429). */
  fetch: typeof fetch;
  /** Netlify's own if absent. */
  apiURL?: string;
}

/**
 * Opens the outbox of a deploy context. Site-wide stores are shared by all contexts, so the
 * name keeps previews away from the real submissions.
 * @param deployContext `context.deploy.context` of the function, e.g. `production`
 * @param deadline ends all waiting for the store; a person waits for the answer
 * @param remote for code that does not run on the site
 * @throws KeyError if a deployed site has no key
 */
export function openOutbox(
  deployContext: string,
  deadline?: AbortSignal,
  remote?: RemoteAccess,
): Outbox {
  // `netlify dev` (27.10) leaves the context empty and says it here.
  const context = process.env['NETLIFY_DEV'] === 'true' && !remote ? 'dev' : deployContext;
  const store = getStore({
    name: `outbox-${context}`,
    consistency: 'strong',
    region: 'eu-central-1',
    fetch: impatientFetch(deadline),
    ...remote,
  });
  return new Outbox(new Records(store), keyringOf(process.env, context));
}
