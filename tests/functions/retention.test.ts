import { afterEach, expect, it, vi } from 'vitest';
import { retentionDays } from '../../src/data/retention.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { purge } from '../../src/outbox/purge.ts';
import { sweep, sweepParts } from '../../src/outbox/sweep.ts';
import { contactFields } from '../fixtures/answers.ts';
import { referenceOf, useForms } from '../fixtures/form-client.ts';

const { send, mailsAbout } = useForms();
const START = Date.parse('2028-02-28T12:00:00Z');
const DAY = 24 * 60 * 60_000;

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const shelves = async () => {
  const outbox = openOutbox('dev');
  const [open, delivered] = await Promise.all([outbox.ids('open'), outbox.ids('delivered')]);
  return { open: open.length, delivered: delivered.length };
};
const purgeAfter = (days: number) => purge(openOutbox('dev'), START + days * DAY);

it('73, 74 keeps what is delivered for its days, also over a leap day, and then nothing of it', async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  const fields = contactFields({ message: 'alt', confirmation: 'yes' });
  await mailsAbout(referenceOf(await send('contact', fields)), 2);
  await vi.waitFor(async () => {
    expect(await shelves()).toEqual({ open: 0, delivered: 1 });
  }, 5000);
  await purgeAfter(retentionDays.delivered);
  expect(await shelves()).toEqual({ open: 0, delivered: 1 });
  await purgeAfter(retentionDays.delivered + 1);
  const outbox = openOutbox('dev');
  expect(await shelves()).toEqual({ open: 0, delivered: 0 });
  expect(await outbox.history.ids()).toEqual([]);
  expect(await outbox.records.keys('confirmations/')).toEqual([]);
});

it('74 keeps what is suspicious longer, and what is not delivered for ever', async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  await send('contact', contactFields({ message: 'verdächtig', zusatz_b: 'x' }));
  await sweep(openOutbox('dev'), await sweepParts());
  expect(await shelves()).toEqual({ open: 0, delivered: 1 });
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  await send('contact', contactFields({ message: 'bleibt' }));
  await vi.waitFor(async () => {
    const [id = ''] = await openOutbox('dev').ids('open');
    expect((await openOutbox('dev').history.attempts(id, 'office'))[0]?.result).toBeDefined();
  }, 5000);
  await purgeAfter(retentionDays.delivered + 1);
  expect(await shelves()).toEqual({ open: 1, delivered: 1 });
  await purgeAfter(retentionDays.suspicious + 1);
  expect(await shelves()).toEqual({ open: 1, delivered: 0 });
  await purgeAfter(1000);
  const [id = ''] = await openOutbox('dev').ids('open');
  expect(await openOutbox('dev').history.attempts(id, 'office')).toHaveLength(1);
});
