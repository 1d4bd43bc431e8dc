import type { TakenMail } from './flaky-smtp.ts';
import { OFFICE } from '../fixtures/local-world.ts';

/** What a submission must lead to. The office must always hear of it. */
export interface Expectation {
  /** Stands in every mail to staff about this submission, and in no other. */
  mark: string;
  /** Who else must hear of it, or the office in their place. */
  agency?: string;
}

/** Mails owed for the confirmed submissions, counted by submission and recipient. */
export interface Balance {
  accepted: number;
  delivered: number;
  repeats: number;
  /** Reference and recipient of every mail that did not arrive. */
  lost: string[];
}

interface ArrivedMail extends TakenMail {
  kind: string;
}

/** Keeps account of what was promised to people and what arrived. */
export class Ledger {
  /** Mails taken so far. */
  taken = 0;
  /** Of these, mails about no submission. */
  unrelated = 0;
  /** Things that must never happen, in words. */
  readonly faults = new Set<string>();
  readonly #confirmed = new Map<string, Expectation>();
  readonly #arrived = new Map<string, ArrivedMail[]>();

  /** Notes that a person was told that the submission with this reference arrived. */
  confirm(reference: string, expectation: Expectation): void {
    const known = this.#confirmed.get(reference);
    if (known && known.mark !== expectation.mark) {
      this.faults.add(`${reference} was given to two people`);
    }
    this.#confirmed.set(reference, expectation);
  }

  /** Notes a mail that the mail server took. */
  take(mail: TakenMail): void {
    this.taken += 1;
    const kind = /\.(\w+)@/.exec(mail.messageId)?.[1] ?? 'unknown';
    const reference = /AW-\w{3}-\w{3}-\w{3}/.exec(`${mail.subject} ${mail.text}`)?.[0];
    // A report or an alarm names references of others.
    const isNotice = /-(digest|alarm)/.test(mail.messageId);
    if (!reference || isNotice) this.unrelated += 1;
    else this.#arrived.set(reference, [...this.#mails(reference), { ...mail, kind }]);
  }

  /** How many submissions are confirmed. */
  get confirmed(): number {
    return this.#confirmed.size;
  }

  /** References that arrived although nobody was told: the answer got lost on its way. */
  get unconfirmed(): number {
    return [...this.#arrived.keys()].filter((reference) => !this.#confirmed.has(reference)).length;
  }

  /** Confirmations to people; a courtesy, so none is owed. */
  get courtesies(): number {
    return [...this.#arrived.values()].flat().filter(({ kind }) => kind === 'sender').length;
  }

  balance(): Balance {
    const balance: Balance = { accepted: 0, delivered: 0, repeats: 0, lost: [] };
    for (const [reference, { agency }] of this.#confirmed) {
      const owed = { office: ['office'], ...(agency && { agency: ['agency', 'reroute'] }) };
      for (const [recipient, kinds] of Object.entries(owed)) {
        const copies = this.#mails(reference).filter(({ kind }) => kinds.includes(kind)).length;
        balance.accepted += 1;
        if (copies === 0) balance.lost.push(`${reference} ${recipient}`);
        else balance.delivered += 1;
        balance.repeats += Math.max(0, copies - 1);
      }
    }
    return balance;
  }

  /** Looks for mails that went astray or have a second Message-ID; adds them to the faults. */
  audit(): void {
    for (const [reference, mails] of this.#arrived) {
      for (const kind of new Set(mails.map((mail) => mail.kind))) {
        const ids = mails.filter((mail) => mail.kind === kind).map(({ messageId }) => messageId);
        if (new Set(ids).size > 1) this.faults.add(`${reference} ${kind}: several Message-IDs`);
      }
      const expectation = this.#confirmed.get(reference);
      for (const mail of expectation ? mails : []) {
        const astray = problem(mail, expectation);
        if (astray) this.faults.add(`${reference} ${mail.kind}: ${astray}`);
      }
    }
  }

  #mails(reference: string): ArrivedMail[] {
    return this.#arrived.get(reference) ?? [];
  }
}

function problem({ kind, to, text }: ArrivedMail, expectation?: Expectation): string | undefined {
  if (!expectation) return undefined;
  const { mark, agency } = expectation;
  const addresses: Record<string, string | undefined> = {
    office: OFFICE,
    reroute: OFFICE,
    agency,
    sender: `${mark}@example.org`,
  };
  if (to !== addresses[kind]) return 'went to somebody else';
  // What a person wrote is for staff alone.
  return text.includes(mark) === (kind === 'sender') ? 'has the wrong text' : undefined;
}
