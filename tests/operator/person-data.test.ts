import { beforeAll, expect, it, vi } from 'vitest';
import consent from '../../content/data/consent.json' with { type: 'json' };
import { openOutbox } from '../../src/outbox/outbox.ts';
import { contactFields, registrationFields } from '../fixtures/answers.ts';
import { useForms } from '../fixtures/form-client.ts';
import {
  idOf,
  operate,
  sendDelivered,
  sendWaiting,
  snapshot,
  sweepAfter,
} from '../fixtures/operator.ts';

const client = useForms();
let amina: string;
let again: string;
let other: string;

beforeAll(async () => {
  amina = await sendDelivered(
    client,
    'registration',
    registrationFields({
      name: 'Amina Müller-الأحمد',
      email: 'Amina@Müller.example',
      phone: '٠١٧٠ ٧٦٥٤٣٢١',
    }),
  );
  again = await sendWaiting(
    client,
    'contact',
    contactFields({ name: 'AMINA MULLER-الاحمد', email: undefined, phone: '+49 (0)170 / 7654321' }),
  );
  other = await sendDelivered(
    client,
    'registration',
    registrationFields({ name: 'Amir', phone: '0170 76543219', email: 'na@müller.example' }),
  );
});

it.each([
  ['amina@xn--mller-kva.example', () => [amina]],
  ['AMINA@MÜLLER.EXAMPLE', () => [amina]],
  ['0170 7654321', () => [amina, again]],
  ['00491707654321', () => [amina, again]],
  ['۰۱۷۰-۷۶۵۴۳۲۱', () => [amina, again]],
  ['muller', () => [amina, again]],
  ['الأحمد', () => [amina, again]],
  ['ami', () => [amina, again, other]],
])('finds a person by %s', async (query, references) => {
  const { isDone, output } = await operate('find', query);
  expect(isDone).toBe(true);
  expect(output.match(/AW-\S+/g)?.sort()).toEqual(references().sort());
});

it('finds a submission by its reference, however it is typed', async () => {
  const typed = ` ${amina.toLowerCase().replaceAll('-', ' ')} `;
  expect((await operate('find', typed)).output).toMatch(
    new RegExp(`^${amina}  delivered  received \\d+\\.\\d+\\.\\d{4}, \\d+:\\d+$`),
  );
});

it.each(['nobody@example.org', '0170 765432', 'Zoë', '@', '07001'])(
  'finds nobody by %s',
  async (query) => {
    const { isDone, output, warnings } = await operate('find', query);
    expect([isDone, output]).toEqual([false, '']);
    expect(warnings).toMatch(/^Nothing found by this \w+ among 3 stored submissions/);
  },
);

it.each([
  ['AW-AAA-AAA-AAC', 'mistyped'],
  ['AW-AAA-AAA', 'not a reference'],
  ['AW-AAA-AAA-AAA', 'Nothing is stored under'],
])('says what is wrong with %s', async (reference, message) => {
  for (const command of ['show', 'find', 'delete', 'retry'] as const) {
    const { isDone, warnings } = await operate(command, reference);
    expect([isDone, warnings]).toEqual([false, expect.stringContaining(message)]);
  }
});

it('exports answers, consent and delivery as JSON', async () => {
  const { output } = await operate('export', '0170 7654321');
  const data = JSON.parse(output) as Record<string, unknown>[];
  expect(data).toHaveLength(2);
  expect(data.find(({ reference }) => reference === amina)).toMatchObject({
    isDelivered: true,
    form: 'registration',
    pageLanguage: 'de',
    consentVersion: consent.version,
    answers: { name: 'Amina Müller-الأحمد', consent: 'yes', languages: ['ar', 'ku'] },
    mails: [
      { recipient: 'office', attempts: [{ result: 'delivered' }], ending: 'delivered' },
      { recipient: 'agency', agency: 'Förderinitiative Donnersberg e.V.', ending: 'delivered' },
    ],
  });
});

it('gives and deletes nobody else’s data because a part of the name fits', async () => {
  const before = await snapshot();
  for (const command of ['export', 'delete'] as const) {
    const { isDone, output, warnings } = await operate(command, 'ami');
    expect([isDone, output]).toEqual([false, '']);
    expect(warnings).toContain('Several people fit');
    expect(warnings).toContain(other);
  }
  expect(await snapshot()).toEqual(before);
});

it('says that the answer is not complete when a submission does not open', async () => {
  vi.stubEnv('OUTBOX_KEYS', `k9:${Buffer.alloc(32, 'another').toString('base64')}`);
  const found = await operate('find', 'amina@müller.example');
  const listed = await operate('list');
  const shown = await operate('show', amina);
  vi.unstubAllEnvs();
  expect(found.isDone).toBe(false);
  expect(found.warnings).toContain('NOT COMPLETE: 3 of 3');
  expect(listed.output).toMatch(
    new RegExp(`^${amina}  delivered .* UNREADABLE .*office delivered`, 'm'),
  );
  expect(shown.output).toContain('no key in OUTBOX_KEYS opens it (it needs "local")');
});

it('stops a mail that waits by deleting its submission', async () => {
  const fields = contactFields({ email: 'gone@example.org', message: 'Bitte löschen' });
  const reference = await sendWaiting(client, 'contact', fields);
  const id = await idOf(reference);
  const { isDone, output } = await operate('delete', 'GONE@example.org');
  expect(isDone).toBe(true);
  expect(output).toMatch(new RegExp(`^deleted  ${reference}  open `));
  await sweepAfter(60);
  expect(client.world.inbox.mails.some(({ text }) => text.includes(reference))).toBe(false);
  const { records } = openOutbox('dev');
  expect((await records.keys('')).filter((key) => key.includes(id))).toEqual([]);
  expect((await operate('find', 'gone@example.org')).isDone).toBe(false);
});

it('does not bring back what was deleted while its last mail was on the way', async () => {
  const reference = await sendWaiting(client, 'contact', contactFields({ message: 'Unterwegs' }));
  const outbox = openOutbox('dev');
  const id = await idOf(reference);
  const envelope = await outbox.envelope('open', id);
  if (!envelope) throw new Error('not stored');
  await operate('delete', reference);
  await outbox.settle(envelope);
  expect(await outbox.envelope('delivered', id)).toBeUndefined();
});

it('deletes a person everywhere, and says in which inboxes the mails still are', async () => {
  const { output } = await operate('delete', '0170/7654321');
  expect(output).toContain(`deleted  ${amina}  delivered`);
  expect(output).toContain('Still in the inbox of: office, agency');
  // The sweep in between delivered it.
  expect(output).toContain(`deleted  ${again}  delivered`);
  expect((await operate('find', 'muller')).isDone).toBe(false);
  expect((await operate('find', 'ami')).output).toContain(other);
});
