import { expect, it } from 'vitest';
import { LEASE_MS } from '../../src/outbox/attempt-plan.ts';
import { lastHeartbeat } from '../../src/outbox/heartbeat.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { contactFields, registrationFields } from '../fixtures/answers.ts';
import { recipientsOf, useForms } from '../fixtures/form-client.ts';
import { AGENCIES, OFFICE } from '../fixtures/local-world.ts';
import {
  idOf,
  operate,
  sendDelivered,
  sendWaiting,
  snapshot,
  sweepAfter,
} from '../fixtures/operator.ts';

const client = useForms();

/** All mails about a submission so far. */
const mailsOf = (reference: string) =>
  client.world.inbox.mails.filter(({ text }) => text.includes(reference));

// Comes first: the other tests sweep in the future, and the last sweep is what counts.
it('no longer counts as trouble what an operator knows of, until it is sent again', async () => {
  const reference = await sendWaiting(client, 'contact', contactFields({ message: 'Bekannt' }));
  const waiting = async () => {
    await sweepAfter();
    return (await lastHeartbeat(openOutbox('dev')))?.waiting;
  };
  expect(await waiting()).toBe(1);
  expect((await operate('ack', reference)).isDone).toBe(true);
  expect(await waiting()).toBe(0);
  expect((await operate('list')).output).toMatch(new RegExp(`${reference} .*acknowledged`));

  const id = await idOf(reference);
  await operate('retry', reference);
  expect(await openOutbox('dev').records.keys('acknowledged/')).toEqual([]);
  await operate('ack', reference);
  await operate('delete', reference);
  expect(await openOutbox('dev').records.get(`acknowledged/${id}`)).toBeUndefined();
});

it('sends everything again after a late bounce, marked and with the same Message-IDs', async () => {
  const fields = registrationFields({
    remarks: 'Kam zurück',
    email: 'retry@example.org',
    confirmation: 'yes',
  });
  const reference = await sendDelivered(client, 'registration', fields);
  const first = await client.mailsAbout(reference, 3);

  const { isDone, output } = await operate('retry', reference);
  expect(isDone).toBe(true);
  expect(output).toBe(
    `${reference}: goes out again at the next sweep, marked as a repeat, to: office, agency.`,
  );
  await sweepAfter();
  const again = mailsOf(reference).slice(first.length);
  expect(recipientsOf(again)).toEqual([AGENCIES.FID_EMAIL, OFFICE]);
  for (const mail of again) {
    const before = first.find(({ recipients }) => recipients[0] === mail.recipients[0]);
    expect(mail.messageId).toBe(before?.messageId);
    expect(mail.subject).toMatch(/^\[.+\] Anmeldung/);
    expect(before?.subject).toMatch(/^Anmeldung/);
  }
  const outbox = openOutbox('dev');
  expect(await outbox.envelope('open', await idOf(reference))).toBeUndefined();
  await sweepAfter(60);
  expect(mailsOf(reference)).toHaveLength(5);
});

it('does not wait for the next attempt of what is still open', async () => {
  const reference = await sendWaiting(client, 'contact', contactFields({ message: 'Eilig' }));
  await sweepAfter();
  expect(mailsOf(reference)).toHaveLength(0);
  await operate('retry', reference);
  await sweepAfter();
  expect(recipientsOf(mailsOf(reference))).toEqual([OFFICE]);
});

it('leaves alone what is being sent at this moment', async () => {
  const fields = registrationFields({ remarks: 'Gerade unterwegs' });
  const reference = await sendWaiting(client, 'registration', fields);
  const { history } = openOutbox('dev');
  const at = Date.now();
  await history.claim(await idOf(reference), 'agency', 1, { at, leaseUntil: at + LEASE_MS });
  const before = await snapshot();
  for (const command of ['retry', 'reroute', 'withdraw'] as const) {
    const { isDone, output } = await operate(command, reference);
    expect([command, isDone]).toEqual([command, false]);
    expect(output).toContain('Try again in two minutes');
  }
  expect(await snapshot()).toEqual(before);
  await operate('delete', reference);
});

it('keeps a withdrawn submission from the agency, and nothing from the office', async () => {
  const fields = registrationFields({ remarks: 'Doch nicht weitergeben' });
  const reference = await sendWaiting(client, 'registration', fields);
  const { isDone, output } = await operate('withdraw', reference);
  expect(isDone).toBe(true);
  expect(output).toContain('will not be sent to the agency');
  await operate('retry', reference);
  await sweepAfter();
  await sweepAfter(60);
  expect(recipientsOf(mailsOf(reference))).toEqual([OFFICE]);
  expect((await operate('list')).output).toMatch(
    new RegExp(`${reference} .*office delivered, agency withdrawn$`, 'm'),
  );
});

it('says that a withdrawal comes too late', async () => {
  const fields = registrationFields({ remarks: 'Zu spät' });
  const reference = await sendDelivered(client, 'registration', fields);
  const { isDone, output } = await operate('withdraw', reference);
  expect(isDone).toBe(false);
  expect(output).toMatch(/TOO LATE: the agency has it since \d+\.\d+\.\d{4}, \d+:\d+/);
});

it('remembers through a repeat that the agency has what is withdrawn', async () => {
  const fields = registrationFields({ remarks: 'Vielleicht schon da' });
  const reference = await sendDelivered(client, 'registration', fields);
  await operate('retry', reference);
  await operate('retry', reference);
  expect((await operate('list')).output).toMatch(
    new RegExp(`${reference} .*agency waiting to be repeated`),
  );
  const before = /before that: (delivered .+)/.exec((await operate('show', reference)).output);
  expect(before?.[1]).toMatch(/^delivered \d+\.\d+\.\d{4}, \d+:\d+$/);
  const exported = JSON.parse((await operate('export', reference)).output) as object[];
  expect(exported[0]).toMatchObject({
    mails: [
      { recipient: 'office', deliveredBefore: expect.any(String) as string, attempts: [] },
      { recipient: 'agency', deliveredBefore: expect.any(String) as string, attempts: [] },
    ],
  });
  const { isDone, output } = await operate('withdraw', reference);
  expect(isDone).toBe(false);
  expect(output).toContain("BUT the agency's server took it");
});

it('says that the agency may have got what is withdrawn', async () => {
  const fields = registrationFields({ remarks: 'Leitung brach ab' });
  const reference = await sendWaiting(client, 'registration', fields);
  const { history } = openOutbox('dev');
  const at = Date.now() - LEASE_MS - 1;
  // Somebody died while sending.
  await history.claim(await idOf(reference), 'agency', 1, { at, leaseUntil: at + LEASE_MS });
  await operate('retry', reference);
  const { isDone, output } = await operate('withdraw', reference);
  expect(isDone).toBe(false);
  expect(output).toContain('BUT the agency may have got it');
});

it('sends an agency’s mail to the office while the agency has not got it', async () => {
  const fields = registrationFields({ remarks: 'Postfach voll' });
  const reference = await sendWaiting(client, 'registration', fields);
  expect((await operate('reroute', reference)).isDone).toBe(true);
  await sweepAfter(6);
  const mails = mailsOf(reference);
  expect(recipientsOf(mails)).toEqual([OFFICE, OFFICE]);
  expect(mails.filter(({ text }) => text.includes('nicht angenommen'))).toHaveLength(1);

  // A repeat goes where the mail went, not to the address that does not work.
  const { output } = await operate('retry', reference);
  expect(output).toContain('to: office, reroute.');
  await sweepAfter();
  expect(recipientsOf(mailsOf(reference))).toEqual([OFFICE, OFFICE, OFFICE, OFFICE]);
});

it('reroutes nothing that the agency has, or never was to get', async () => {
  const forward = registrationFields({ remarks: 'Ist schon dort' });
  const delivered = await sendDelivered(client, 'registration', forward);
  const office = registrationFields({ remarks: 'Nur das Büro', forward: undefined });
  const alone = await sendDelivered(client, 'registration', office);
  const before = await snapshot();
  expect((await operate('reroute', delivered)).output).toContain('the agency has it since');
  expect((await operate('reroute', alone)).output).toContain('never meant for an agency');
  expect((await operate('withdraw', alone)).output).toContain('never meant for an agency');
  expect(await snapshot()).toEqual(before);
});
