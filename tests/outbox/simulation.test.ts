import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { NewSubmission, Submission } from '../../src/forms/submission.ts';
import type { Mail, Recipient } from '../../src/mail/mail.ts';
import { deliver, type DeliveryParts } from '../../src/outbox/deliver.ts';
import { keyringOf } from '../../src/outbox/keyring.ts';
import { Outbox, type Envelope } from '../../src/outbox/outbox.ts';
import { Records, type BlobClient } from '../../src/outbox/records.ts';

/** How often things go wrong; shares of one. */
interface Faults {
  crash: number;
  ambiguous: number;
  temporary: number;
  refused: number;
  falseSuccess: number;
  lostAnswer: number;
  readFails: number;
  staleList: number;
}

const everything: Faults = {
  crash: 0.02,
  ambiguous: 0.05,
  temporary: 0.25,
  refused: 0.05,
  falseSuccess: 0.05,
  lostAnswer: 0.05,
  readFails: 0.05,
  staleList: 0.1,
};

const SEED = Number(process.env['SIMULATION_SEED'] ?? 20_261_123);

/** A small generator with a seed (mulberry32): a failure can be seen again. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const smtpError = (facts: object) => Object.assign(new Error('not sent'), facts);

class World {
  readonly random: () => number;
  readonly faults: Faults;
  readonly blobs = new Map<string, string>();
  readonly arrived = new Map<string, number>();
  now = 0;

  constructor(seed: number, faults: Faults) {
    this.random = generator(seed);
    this.faults = faults;
  }

  happens(share: number): boolean {
    return this.random() < share;
  }

  /** Other functions work meanwhile. */
  async elsewhere(): Promise<void> {
    for (let turns = Math.floor(this.random() * 3); turns > 0; turns -= 1) await Promise.resolve();
  }

  /** The store as one function sees it, until that function dies. */
  client(): BlobClient & { isDead: boolean } {
    const { blobs } = this;
    const client = {
      isDead: false,
      live: async () => {
        await this.elsewhere();
        if (this.happens(this.faults.crash)) client.isDead = true;
        if (client.isDead) throw new Error('the function died');
      },
      set: async (key: string, value: string) => {
        await client.live();
        // What @netlify/blobs 11.1.1 says after a failed write, and after a lost answer.
        if (this.happens(this.faults.falseSuccess)) return { modified: true, etag: '' };
        const isNew = !blobs.has(key);
        if (isNew) blobs.set(key, value);
        if (this.happens(this.faults.lostAnswer)) return { modified: false };
        return { modified: isNew, etag: isNew ? 'etag' : '' };
      },
      get: async (key: string) => {
        await client.live();
        if (this.happens(this.faults.readFails)) throw new Error('read failed');
        return blobs.get(key) ?? null;
      },
      list: async ({ prefix }: { prefix: string }) => {
        await client.live();
        const keys = [...blobs.keys()].filter((key) => key.startsWith(prefix));
        const seen = this.happens(this.faults.staleList) ? keys.slice(0, -1) : keys;
        return { blobs: seen.map((key) => ({ key })) };
      },
      delete: async (key: string) => {
        await client.live();
        blobs.delete(key);
      },
    };
    return client;
  }

  openIds(): string[] {
    const keys = [...this.blobs.keys()].filter((key) => key.startsWith('open/'));
    return keys.map((key) => key.slice('open/'.length));
  }

  read(id: string): Envelope | undefined {
    const text = this.blobs.get(`open/${id}`) ?? this.blobs.get(`delivered/${id}`);
    return text === undefined ? undefined : (JSON.parse(text) as { value: Envelope }).value;
  }

  send = async ({ recipient, messageId }: Mail): Promise<void> => {
    await this.elsewhere();
    if (this.happens(this.faults.temporary)) throw smtpError({ responseCode: 451 });
    if (recipient === 'agency' && this.happens(this.faults.refused))
      throw smtpError({ responseCode: 550 });
    const isAmbiguous = this.happens(this.faults.ambiguous);
    if (!isAmbiguous || this.happens(0.5)) {
      this.arrived.set(messageId, (this.arrived.get(messageId) ?? 0) + 1);
    }
    if (isAmbiguous) throw smtpError({ code: 'ECONNECTION' });
  };
}

function compose(submission: Submission, isRerouted: boolean): Mail[] {
  const recipients: Recipient[] = ['office', 'agency', ...(isRerouted ? ['reroute' as const] : [])];
  return recipients.map((recipient) => ({
    recipient,
    from: { name: '', address: '' },
    to: '',
    subject: '',
    repeatMark: '',
    text: '',
    briefText: '',
    messageId: `${submission.id}.${recipient}`,
  }));
}

type MakeRecords = (client: BlobClient) => Records;
const verified: MakeRecords = (client) => new Records(client);

interface Outcome {
  accepted: number;
  lost: number;
  repeats: number;
}

/** Sends submissions into a faulty world and sweeps for two weeks of its time. */
async function simulate(seed: number, submissions: number, faults: Faults, make = verified) {
  const world = new World(seed, faults);
  const keyring = keyringOf({}, 'dev');
  const parts: DeliveryParts = { compose, send: world.send, now: () => world.now };
  const open = () => new Outbox(make(world.client()), keyring);
  const accepted = new Set<string>();
  for (let index = 0; index < submissions; index += 1) {
    const id = await sendTwice(open, submissionNumber(index, world.now));
    const envelope = id && world.read(id);
    if (!id) continue;
    accepted.add(id);
    // The version that trusts the client confirms what is stored nowhere.
    if (!envelope) continue;
    await Promise.all([deliver(open(), envelope, parts), deliver(open(), envelope, parts)]);
  }
  for (let sweeps = 0; sweeps < 120 && world.openIds().length > 0; sweeps += 1) {
    world.now += (sweeps < 20 ? 6 : 240) * 60_000;
    for (const id of world.openIds()) {
      const envelope = world.read(id);
      if (!envelope) continue;
      await Promise.all([deliver(open(), envelope, parts), deliver(open(), envelope, parts)]);
    }
  }
  const count = (id: string, recipient: Recipient) => world.arrived.get(`${id}.${recipient}`) ?? 0;
  return [...accepted].reduce<Outcome>(
    (sum, id) => {
      const office = count(id, 'office');
      const second = count(id, 'agency') + count(id, 'reroute');
      const repeats = (['office', 'agency', 'reroute'] as const)
        .map((recipient) => Math.max(0, count(id, recipient) - 1))
        .reduce((total, more) => total + more);
      return {
        accepted: sum.accepted + 1,
        lost: sum.lost + (office === 0 || second === 0 ? 1 : 0),
        repeats: sum.repeats + repeats,
      };
    },
    { accepted: 0, lost: 0, repeats: 0 },
  );
}

/**
 * A double click at every try, and a person who tries three times.
 * @returns the id that was confirmed, if any was
 */
async function sendTwice(open: () => Outbox, submission: NewSubmission) {
  for (let tries = 0; tries < 3; tries += 1) {
    const answers = await Promise.allSettled([open().add(submission), open().add(submission)]);
    const ids = answers.flatMap((answer) =>
      answer.status === 'fulfilled' ? [answer.value.id] : [],
    );
    expect(new Set(ids).size).toBeLessThanOrEqual(1);
    if (ids[0]) return ids[0];
  }
  return undefined;
}

function submissionNumber(index: number, now: number): NewSubmission {
  return {
    form: 'contact',
    locale: 'de',
    receivedAt: new Date(now).toISOString(),
    consentVersion: '',
    isSuspicious: false,
    answers: { message: String(index) },
  };
}

async function manyWorlds(worlds: number, faults: Faults, make?: MakeRecords): Promise<Outcome> {
  const total = { accepted: 0, lost: 0, repeats: 0 };
  for (let index = 0; index < worlds; index += 1) {
    const { accepted, lost, repeats } = await simulate(SEED + index, 10, faults, make);
    total.accepted += accepted;
    total.lost += lost;
    total.repeats += repeats;
  }
  return total;
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('loses none of 20,000 accepted submissions, whatever fails', async () => {
  const { accepted, lost, repeats } = await manyWorlds(2_200, everything);
  console.log(
    `seed ${String(SEED)}: accepted ${String(accepted)}, lost ${String(lost)}, repeats ${String(repeats)}`,
  );
  expect(accepted).toBeGreaterThanOrEqual(20_000);
  expect(lost).toBe(0);
}, 240_000);

it('repeats nothing while nobody dies and every answer is clear', async () => {
  const clear = { ...everything, crash: 0, ambiguous: 0, readFails: 0 };
  const { accepted, lost, repeats } = await manyWorlds(300, clear);
  expect(accepted).toBeGreaterThan(2_500);
  expect({ lost, repeats }).toEqual({ lost: 0, repeats: 0 });
}, 60_000);

it('would lose submissions if it trusted the client’s word', async () => {
  const trusting: MakeRecords = (client) => {
    const records = new Records(client);
    records.create = async (key, value) => {
      const { modified } = await client.set(key, JSON.stringify({ nonce: '', value }), {
        onlyIfNew: true,
      });
      return modified;
    };
    return records;
  };
  const { accepted, lost } = await manyWorlds(100, { ...everything, crash: 0 }, trusting);
  console.log(`trusting: accepted ${String(accepted)}, lost ${String(lost)}`);
  expect(lost).toBeGreaterThan(0);
}, 60_000);
