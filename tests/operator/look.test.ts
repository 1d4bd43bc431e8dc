import { expect, it } from 'vitest';
import type { Command } from '../../src/operator/command-line.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { retentionDays } from '../../src/data/retention.ts';
import { contactFields, formBody, registrationFields } from '../fixtures/answers.ts';
import { referenceOf, useForms } from '../fixtures/form-client.ts';
import { idOf, operate, sendDelivered, sendWaiting, snapshot } from '../fixtures/operator.ts';

const client = useForms();
const DAY_MS = 24 * 60 * 60_000;

it('says so when nothing is stored', async () => {
  expect(await operate('list')).toEqual({
    isDone: true,
    output: 'Nothing is stored.',
    warnings: '',
  });
});

it('lists where everything stands, and nothing about a person', async () => {
  const delivered = await sendDelivered(
    client,
    'registration',
    registrationFields({ email: 'amina@example.org', confirmation: 'yes' }),
  );
  const waiting = await sendWaiting(client, 'contact', contactFields());
  // No page of ours sends a form without its origin and the version of the consent text.
  const response = await client.request('/de/contact/send', {
    method: 'POST',
    body: formBody(contactFields({ message: 'Werbung' })),
  });
  const suspicious = referenceOf(response);
  const { output } = await operate('list');
  const time = String.raw`\d+\.\d+\.\d{4}, \d+:\d+`;
  expect(output.split('\n')).toEqual([
    expect.stringMatching(
      `^${delivered}  delivered  ${time}  registration  office delivered, agency delivered, sender delivered$`,
    ),
    expect.stringMatching(
      String.raw`^${waiting}  open       ${time}  contact       office waiting \(1 attempt, last: temporary\)$`,
    ),
    expect.stringMatching(
      `^${suspicious}  open       ${time}  contact       suspicious  office held for the report$`,
    ),
  ]);
  expect(output).not.toMatch(/amina|example|الأحمد|1234567/);
});

it('shows one as the office reads it, with all that happened', async () => {
  const fields = registrationFields({ remarks: 'Samstags gern' });
  const { output } = await operate('show', await sendDelivered(client, 'registration', fields));
  expect(output).toContain('Vorname und Nachname: محمد الأحمد');
  expect(output).toContain('Samstags gern');
  expect(output).toContain('an die zuständige Stelle (Förderinitiative Donnersberg e.V.)');
  expect(output).toMatch(
    /History \(delivered\)\n {2}office: delivered\n {4}\d+\.\d+\.\d{4}, \d+:\d+ {2}attempt 1: delivered\n/,
  );
});

it('changes nothing in a dry run, and says what it would do', async () => {
  const fields = registrationFields({ remarks: 'Nur zur Probe' });
  const waiting = await sendWaiting(client, 'registration', fields);
  const delivered = await sendDelivered(client, 'contact', contactFields({ message: 'Probe' }));
  const before = await snapshot();
  const cases: [Command, string][] = [
    ['retry', waiting],
    ['retry', delivered],
    ['reroute', waiting],
    ['withdraw', waiting],
    ['ack', waiting],
    ['delete', delivered],
    ['purge', ''],
  ];
  const now = Date.now() + (retentionDays.suspicious + 2) * DAY_MS;
  for (const [command, query] of cases) {
    const { isDone, output } = await operate(command, query, { isDryRun: true, now });
    expect([command, isDone]).toEqual([command, true]);
    expect(output).toContain('would');
  }
  expect(await snapshot()).toEqual(before);
});

it('purges what has been kept long enough, and nothing that waits', async () => {
  const old = await sendDelivered(client, 'contact', contactFields({ message: 'Alt' }));
  const waiting = await sendWaiting(client, 'contact', contactFields({ message: 'Wartet' }));
  const id = await idOf(old);
  const now = Date.now() + (retentionDays.delivered + 2) * DAY_MS;
  expect((await operate('purge')).output).not.toContain(old);
  const { output } = await operate('purge', '', { now });
  expect(output).toContain(`deleted  ${old}`);
  expect(output).not.toContain(waiting);
  const { records } = openOutbox('dev');
  expect((await records.keys('')).filter((key) => key.includes(id))).toEqual([]);
  expect((await operate('list')).output).toContain(waiting);
});
