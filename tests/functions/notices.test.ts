import { afterEach, expect, it, vi } from 'vitest';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { sweep, sweepParts } from '../../src/outbox/sweep.ts';
import { contactFields } from '../fixtures/answers.ts';
import { referenceOf, useForms } from '../fixtures/form-client.ts';
import { OFFICE } from '../fixtures/local-world.ts';

const client = useForms();
const MINUTE = 60_000;

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const sweepAt = async (iso: string) => {
  vi.useFakeTimers({ now: new Date(iso), toFake: ['Date'] });
  await sweep(openOutbox('dev'), await sweepParts());
};
const mailsWith = (subject: string) =>
  client.world.inbox.mails.filter((mail) => mail.subject.includes(subject));

it.each([
  ['on a Monday before six', '2026-11-23T05:55:00Z', 0],
  ['on a Monday', '2026-11-23T06:00:00Z', 1],
  ['twice on that Monday', '2026-11-23T06:05:00Z', 1],
  ['on a Tuesday without anything to report', '2026-11-24T06:00:00Z', 1],
  ['on a Sunday', '2026-11-29T06:00:00Z', 1],
  ['on the next Monday', '2026-11-30T06:00:00Z', 2],
])('has reported to the office %s: %3$i', async (_case, iso, count) => {
  await sweepAt(iso);
  const reports = mailsWith('Bericht der Website');
  expect(reports).toHaveLength(count);
  expect(reports.every(({ recipients }) => recipients.join() === OFFICE)).toBe(true);
});

it('reports once if two sweeps run at the same time', async () => {
  vi.useFakeTimers({ now: new Date('2026-12-07T06:00:00Z'), toFake: ['Date'] });
  const parts = await sweepParts();
  await Promise.all([sweep(openOutbox('dev'), parts), sweep(openOutbox('dev'), parts)]);
  expect(mailsWith('7. Dezember')).toHaveLength(1);
});

it('alarms the office at most every four hours, across the hours of the day too', async () => {
  vi.useFakeTimers({ now: new Date('2026-12-26T02:30:00Z'), toFake: ['Date'] });
  const parts = await sweepParts();
  const lost = () => Promise.reject(Object.assign(new Error('451'), { responseCode: 451 }));
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  const reference = referenceOf(await client.send('contact', contactFields({ message: 'Alarm' })));
  await vi.waitFor(async () => {
    const [id = ''] = await openOutbox('dev').ids('open');
    expect((await openOutbox('dev').history.attempts(id, 'office'))[0]?.result).toBeDefined();
  }, 5000);
  vi.unstubAllEnvs();
  // The mail server takes notices and keeps refusing this one message.
  const send: typeof parts.send = (mail) =>
    mail.text.includes(reference) ? lost() : parts.send(mail);
  const counts = [];
  for (let time = 0; time <= 10 * 60; time += 15) {
    vi.setSystemTime(Date.parse('2026-12-26T02:30:00Z') + time * MINUTE);
    await sweep(openOutbox('dev'), { ...parts, now: Date.now, send });
    counts.push(mailsWith('nicht zustellen').length);
  }
  expect(counts.at(0)).toBe(0);
  expect(counts.at(-1)).toBeGreaterThanOrEqual(2);
  expect(counts.at(-1)).toBeLessThanOrEqual(3);
  expect(mailsWith('nicht zustellen')[0]?.text).toContain('wartet länger als eine Stunde');
});
