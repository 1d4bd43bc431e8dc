import { getStore } from '@netlify/blobs';
import { afterEach, expect, it, vi } from 'vitest';
import { referenceOf } from '../../src/forms/reference.ts';
import { lastHeartbeat } from '../../src/outbox/heartbeat.ts';
import { openOutbox, type Envelope } from '../../src/outbox/outbox.ts';
import { purge } from '../../src/outbox/purge.ts';
import { contactFields } from '../fixtures/answers.ts';
import { useForms } from '../fixtures/form-client.ts';
import { idOf, operate, sendWaiting, sweepAfter } from '../fixtures/operator.ts';

const client = useForms();
const DAY = 24 * 60 * 60_000;

afterEach(() => {
  vi.unstubAllEnvs();
});

/** Changes the first byte of a text in base64. */
function flip(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  return bytes.toString('base64');
}

/** The last sweep is what counts, so time never goes back. */
let minutes = 0;
const sweepLater = async () => {
  minutes += 20;
  await sweepAfter(minutes);
};

type Change = (envelope: Envelope, other: Envelope) => Envelope;
const changes: [fault: string, change: Change][] = [
  ['a changed text', (envelope) => ({ ...envelope, ct: flip(envelope.ct) })],
  ['a changed tag', (envelope) => ({ ...envelope, tag: flip(envelope.tag) })],
  ['a changed start', (envelope) => ({ ...envelope, iv: flip(envelope.iv) })],
  ['a key that nobody has', (envelope) => ({ ...envelope, kid: 'k9' })],
  ['another time of receipt', (e) => ({ ...e, receivedAt: '2026-01-01T00:00:00.000Z' })],
  ['another submission in its place', (_envelope, other) => other],
  ['another submission’s text', (envelope, other) => ({ ...other, id: envelope.id })],
];

it.each(changes)(
  '56 with %s a record is never sent, never deleted, and said to be unreadable',
  async (fault, change) => {
    const store = getStore({ name: 'outbox-dev', consistency: 'strong', region: 'eu-central-1' });
    const outbox = openOutbox('dev');
    const send = async (message: string) => {
      const reference = await sendWaiting(client, 'contact', contactFields({ message }));
      const id = await idOf(reference);
      const envelope = await outbox.envelope('open', id);
      if (!envelope) throw new Error('not stored');
      return { reference, id, envelope };
    };
    const [one, other] = [await send(`${fault}, eins`), await send(`${fault}, zwei`)];
    const value = change(one.envelope, other.envelope);
    await store.set(`open/${one.id}`, JSON.stringify({ nonce: 'x', value }));

    await sweepLater();
    const { mails } = client.world.inbox;
    expect(mails.filter(({ subject }) => subject.includes(other.reference))).toHaveLength(1);
    expect(mails.some(({ subject }) => subject.includes(one.reference))).toBe(false);
    expect((await lastHeartbeat(outbox))?.unreadable).toEqual([one.id]);
    await purge(outbox, Date.parse('2099-01-01T00:00:00Z'));
    expect(await outbox.ids('open')).toEqual([one.id]);
    expect((await operate('list')).output).toContain(`${one.reference}  open`);
    await operate('delete', one.reference);
    await sweepLater();
    expect(await outbox.ids('open')).toEqual([]);
  },
);

it('56 without a key nothing is stored, and nothing is confirmed', async () => {
  vi.stubEnv('OUTBOX_KEYS', 'k1:dG9vIHNob3J0');
  const response = await client.send('contact', contactFields({ message: 'ohne Schlüssel' }));
  expect(response.status).toBe(503);
  vi.unstubAllEnvs();
  expect(await openOutbox('dev').ids('open')).toEqual([]);
});

it('74 what is delivered and cannot be read goes when the longest time is over', async () => {
  const store = getStore({ name: 'outbox-dev', consistency: 'strong', region: 'eu-central-1' });
  const outbox = openOutbox('dev');
  const id = '2026-03-01-broken';
  const day = Date.parse('2026-03-01T00:00:00Z');
  await store.set(`delivered/${id}`, '{"nonce":');
  expect(await operate('retry', referenceOf(id))).toMatchObject({
    isDone: false,
    output: expect.stringContaining('cannot be read') as string,
  });
  await purge(outbox, day + 29 * DAY);
  expect(await outbox.ids('delivered')).toContain(id);
  await purge(outbox, day + 31 * DAY);
  expect(await outbox.ids('delivered')).not.toContain(id);
});
