import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Mail, Recipient } from '../../src/mail/mail.ts';
import { LEASE_MS } from '../../src/outbox/attempt-plan.ts';
import { deliver, type DeliveryParts } from '../../src/outbox/deliver.ts';
import { keyringOf } from '../../src/outbox/keyring.ts';
import { Outbox } from '../../src/outbox/outbox.ts';
import { Records, type BlobClient } from '../../src/outbox/records.ts';

const HOUR = 60 * 60_000;

/** A store in memory, and a function that dies at the step it is told to. */
class World {
  readonly blobs = new Map<string, string>();
  readonly arrived: Mail[] = [];
  now = Date.parse('2026-11-24T08:00:00Z');
  stepsLeft = Infinity;
  /** Called before a record is written. */
  beforeWrite: (key: string) => void = () => undefined;

  step(): void {
    this.stepsLeft -= 1;
    if (this.stepsLeft < 0) throw new Error('the function died');
  }

  outbox(): Outbox {
    const { blobs } = this;
    const client: BlobClient = {
      set: (key, value) =>
        this.take(() => {
          this.beforeWrite(key);
          const isNew = !blobs.has(key);
          if (isNew) blobs.set(key, value);
          return { modified: isNew, etag: isNew ? 'etag' : '' };
        }),
      get: (key) => this.take(() => blobs.get(key) ?? null),
      list: ({ prefix }) =>
        this.take(() => ({
          blobs: [...blobs.keys()].filter((key) => key.startsWith(prefix)).map((key) => ({ key })),
        })),
      delete: (key) => this.take(() => void blobs.delete(key)),
    };
    return new Outbox(new Records(client), keyringOf({}, 'dev'));
  }

  /** Dies before the work as well as after it: what was done may still be unknown. */
  async take<Result>(work: () => Result): Promise<Result> {
    await Promise.resolve();
    this.step();
    const result = work();
    this.step();
    return result;
  }

  readonly parts: DeliveryParts = {
    now: () => this.now,
    compose: ({ id }) =>
      (['office', 'agency'] as Recipient[]).map((recipient) => ({
        recipient,
        from: { name: '', address: '' },
        to: '',
        subject: 'Betreff',
        repeatMark: '[vielleicht schon angekommen]',
        text: '',
        briefText: '',
        messageId: `${id}.${recipient}`,
      })),
    send: (mail) => this.take(() => void this.arrived.push(mail)),
  };
}

async function stored(world: World) {
  const outbox = world.outbox();
  const { id } = await outbox.add({
    form: 'contact',
    locale: 'de',
    receivedAt: new Date(world.now).toISOString(),
    consentVersion: '',
    isSuspicious: false,
    answers: { message: 'x' },
  });
  const envelope = await outbox.envelope('open', id);
  if (!envelope) throw new Error('nothing is stored');
  return envelope;
}

beforeEach(() => {
  vi.spyOn(console, 'error').mockReturnValue(undefined);
});
afterEach(() => {
  vi.restoreAllMocks();
});

it('60 delivers after a crash at any step, at most once more, and then marked', async () => {
  let steps = 0;
  let repeated = 0;
  for (let isDone = false; !isDone; steps += 1) {
    const world = new World();
    const envelope = await stored(world);
    world.stepsLeft = steps;
    isDone = (await deliver(world.outbox(), envelope, world.parts)) === 'settled';
    world.stepsLeft = Infinity;
    for (let hour = 0; hour < 8; hour += 1) {
      world.now += HOUR;
      if (await world.outbox().envelope('open', envelope.id)) {
        await deliver(world.outbox(), envelope, world.parts);
      }
    }
    expect(await world.outbox().ids('open'), `crash at step ${String(steps)}`).toEqual([]);
    for (const recipient of ['office', 'agency']) {
      const mails = world.arrived.filter((mail) => mail.recipient === recipient);
      expect(mails.length, `crash at step ${String(steps)}`).toBeGreaterThanOrEqual(1);
      expect(mails.length).toBeLessThanOrEqual(2);
      expect(new Set(mails.map(({ messageId }) => messageId)).size).toBe(1);
      if (mails.length === 2) {
        repeated += 1;
        expect(mails[1]?.subject).toBe('[vielleicht schon angekommen] Betreff');
      }
    }
  }
  expect(steps).toBeGreaterThan(30);
  expect(repeated).toBeGreaterThan(0);
});

it('61 sends one mail to each when three functions are at it at once', async () => {
  const world = new World();
  const envelope = await stored(world);
  await Promise.all([1, 2, 3].map(() => deliver(world.outbox(), envelope, world.parts)));
  expect(world.arrived.map(({ recipient }) => recipient).sort()).toEqual(['agency', 'office']);
});

it('62 sends nothing when a function wakes up after its time', async () => {
  const world = new World();
  const envelope = await stored(world);
  world.beforeWrite = (key) => {
    if (key.startsWith('attempts/')) world.now += LEASE_MS - 20_000;
  };
  await deliver(world.outbox(), envelope, world.parts);
  expect(world.arrived).toEqual([]);
  world.beforeWrite = () => undefined;
  world.now += HOUR;
  expect(await deliver(world.outbox(), envelope, world.parts)).toBe('settled');
  expect(world.arrived).toHaveLength(2);
});

it('stops a mail that is on its way when the person withdraws', async () => {
  const world = new World();
  const envelope = await stored(world);
  await world.outbox().remove(envelope.id);
  await deliver(world.outbox(), envelope, world.parts);
  expect(world.arrived).toEqual([]);
});
