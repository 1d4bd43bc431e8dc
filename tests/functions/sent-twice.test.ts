import { afterEach, expect, it, vi } from 'vitest';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { sweep, sweepParts } from '../../src/outbox/sweep.ts';
import { contactFields, registrationFields } from '../fixtures/answers.ts';
import { recipientsOf, referenceOf, useForms } from '../fixtures/form-client.ts';
import { AGENCIES, OFFICE } from '../fixtures/local-world.ts';
import { sendWaiting, sweepAfter } from '../fixtures/operator.ts';

const client = useForms();
const { send, mailsAbout } = client;

afterEach(() => {
  vi.useRealTimers();
});
const HOUR = 60 * 60_000;

it('49 keeps a hundred identical forms as one, with one reference and one mail for each', async () => {
  const fields = registrationFields({ remarks: 'hundert' });
  const responses = await Promise.all(
    Array.from({ length: 100 }, () => send('registration', fields, 'ar')),
  );
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([303]));
  const references = new Set(responses.map(referenceOf));
  expect(references.size).toBe(1);
  const [reference = ''] = references;
  expect(recipientsOf(await mailsAbout(reference, 2))).toEqual([AGENCIES.FID_EMAIL, OFFICE]);
  await sweep(openOutbox('dev'), await sweepParts());
  await mailsAbout(reference, 2);
}, 30_000);

it('50 takes the same form across midnight as one, and a day later as a new one', async () => {
  const fields = contactFields({ message: 'Mitternacht' });
  const sendAt = async (iso: string) => {
    vi.useFakeTimers({ now: new Date(iso), toFake: ['Date'] });
    try {
      return referenceOf(await send('contact', fields));
    } finally {
      vi.useRealTimers();
    }
  };
  const first = await sendAt('2026-11-24T23:59:00Z');
  await mailsAbout(first, 1);
  expect(await sendAt('2026-11-25T00:01:00Z')).toBe(first);
  expect(await sendAt('2026-11-25T23:58:00Z')).toBe(first);
  const later = await sendAt('2026-11-26T00:00:00Z');
  expect(later).not.toBe(first);
  await mailsAbout(later, 1);
  await mailsAbout(first, 1);
});

it.each([
  ['the clocks go forward', '2026-03-29T00:30:00Z'],
  ['the clocks go back', '2026-10-25T00:30:00Z'],
  ['February has one day more', '2028-02-28T22:00:00Z'],
  ['the year ends', '2026-12-31T23:30:00Z'],
])('73 counts 24 hours also when %s', async (name, iso) => {
  const fields = contactFields({ message: name });
  const sendAfter = async (minutes: number) => {
    vi.useFakeTimers({ now: Date.parse(iso) + minutes * 60_000, toFake: ['Date'] });
    const reference = referenceOf(await send('contact', fields));
    vi.useRealTimers();
    return reference;
  };
  const first = await sendAfter(0);
  await mailsAbout(first, 1);
  expect(await sendAfter(24 * 60 - 1)).toBe(first);
  expect(await sendAfter(24 * 60 + 1)).not.toBe(first);
});

// Set back over midnight, it takes the same form for a new one: a repeat, and nothing is lost.
it('73 loses nothing when the clock is set back, and sends nothing twice', async () => {
  const reference = await sendWaiting(client, 'contact', contactFields({ message: 'Uhr' }));
  await sweepAfter(-120);
  await mailsAbout(reference, 0);
  await sweepAfter(6);
  await mailsAbout(reference, 1);
  await sweepAfter(-120);
  await mailsAbout(reference, 1);
});

it.each([
  ['another word', { message: 'zwei Wörter' }],
  ['another address', { email: 'other@example.org' }],
])('takes a form with %s as a new one', async (_case, change) => {
  const first = referenceOf(await send('contact', contactFields({ message: 'ein Wort' })));
  const second = referenceOf(
    await send('contact', contactFields({ message: 'ein Wort', ...change })),
  );
  expect(second).not.toBe(first);
});

it('26 takes the two ways to write ü as the same text', async () => {
  const composed = await send('contact', contactFields({ message: 'Grüße'.normalize('NFC') }));
  const split = await send('contact', contactFields({ message: 'Grüße'.normalize('NFD') }));
  expect(referenceOf(split)).toBe(referenceOf(composed));
});

it('40 confirms to one address once a day, however many forms name it', async () => {
  const victim = 'victim@example.org';
  const form = (index: number) =>
    contactFields({ message: `Flut ${String(index)}`, email: victim, confirmation: 'yes' });
  for (let index = 0; index < 100; index += 10) {
    const ten = Array.from({ length: 10 }, (_, more) => send('contact', form(index + more)));
    for (const response of await Promise.all(ten)) await mailsAboutOffice(referenceOf(response));
  }
  await sweep(openOutbox('dev'), await sweepParts());
  expect(
    client.world.inbox.mails.filter(({ recipients }) => recipients.includes(victim)),
  ).toHaveLength(1);

  vi.useFakeTimers({ now: Date.now() + 25 * HOUR, toFake: ['Date'] });
  const fields = contactFields({ message: 'morgen', email: victim, confirmation: 'yes' });
  const next = await send('contact', fields);
  await mailsAbout(referenceOf(next), 2);
  vi.useRealTimers();
}, 30_000);

async function mailsAboutOffice(reference: string): Promise<void> {
  await vi.waitFor(() => {
    const about = client.world.inbox.mails.filter(({ text }) => text.includes(reference));
    expect(about.some(({ recipients }) => recipients.includes(OFFICE))).toBe(true);
  }, 15_000);
}
