import { getStore } from '@netlify/blobs';
import { expect, it, vi } from 'vitest';
import type { NewSubmission } from '../../src/forms/submission.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { sweep, sweepParts } from '../../src/outbox/sweep.ts';
import { useForms } from '../fixtures/form-client.ts';

const client = useForms();
const { request } = client;
/** Stands for a backlog of 500: more of the same would only take longer. */
const COUNT = 150;
const START = Date.parse('2026-11-21T08:00:00Z');
const MINUTE = 60_000;

const submission = (index: number): NewSubmission => ({
  form: 'contact',
  locale: 'de',
  receivedAt: new Date(START + index * MINUTE).toISOString(),
  consentVersion: '2026-11-23',
  isSuspicious: false,
  answers: { topic: 'other', message: `Nummer ${String(index)}.`, phone: '0170 12345' },
});

it('63 works off a backlog, the oldest first, a sweep at a time, past records that are broken', async () => {
  const outbox = openOutbox('dev');
  for (let index = 0; index < COUNT; index += 1) await outbox.add(submission(index));
  // What somebody's hand or half a write may leave behind, older and newer than all else.
  const raw = getStore({ name: 'outbox-dev', consistency: 'strong', region: 'eu-central-1' });
  const broken = ['2026-11-20-0', '2026-11-21-0', '2026-11-22-0'].map((start) =>
    start.padEnd(43, '0'),
  );
  await raw.set(`open/${broken[0] ?? ''}`, '{"nonce":');
  await raw.set(`open/${broken[1] ?? ''}`, '{"nonce":"x","value":{}}');
  const [other = ''] = (await outbox.ids('open')).slice(-1);
  await raw.set(`open/${broken[2] ?? ''}`, await raw.get(`open/${other}`));

  // The clock stands still but for the mails, of which each takes a second of it.
  let now = START + COUNT * MINUTE;
  const parts = await sweepParts();
  const order: number[] = [];
  const slow = {
    ...parts,
    now: () => now,
    send: async (mail: Parameters<typeof parts.send>[0]) => {
      now += 1000;
      order.push(Number(/Nummer (\d+)\./.exec(mail.text)?.[1]));
      await parts.send(mail);
    },
  };
  const sweeps: number[] = [];
  while ((await outbox.ids('open')).length > broken.length && sweeps.length < 60) {
    const before = order.length;
    const begin = now;
    await sweep(outbox, slow);
    sweeps.push(order.length - before);
    expect(now - begin).toBeLessThan(30_000);
    now = begin + 5 * MINUTE;
  }
  const messages = order.filter((number) => !Number.isNaN(number));
  expect([...messages].sort((a, b) => a - b)).toEqual(Array.from({ length: COUNT }, (_, i) => i));
  // Five leave side by side, so neighbours may change places.
  messages.forEach((number, place) => {
    expect(Math.abs(number - place)).toBeLessThan(10);
  });
  expect(sweeps.length).toBeGreaterThan(COUNT / 30);
  expect(await outbox.ids('open')).toEqual(broken);

  await sweep(outbox, slow);
  vi.useFakeTimers({ now, toFake: ['Date'] });
  const health = await request('/health');
  expect(await health.json()).toMatchObject({ troubles: ['old', 'unreadable'], waiting: 3 });
  vi.useRealTimers();
}, 120_000);
