import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { sweep, sweepParts } from '../../src/outbox/sweep.ts';
import { contactFields } from '../fixtures/answers.ts';
import { useForms } from '../fixtures/form-client.ts';

const { request, send } = useForms();
const HOUR = 60 * 60_000;
const START = Date.parse('2026-12-12T10:00:00Z');
const COUNT = 12;

let smtp: SMTPServer;
let isMended = false;
let logins = 0;
const taken: string[] = [];

beforeAll(async () => {
  smtp = new SMTPServer({
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    onAuth(_credentials, _session, done) {
      logins += 1;
      if (isMended) done(null, { user: 'website' });
      else done(Object.assign(new Error('Wrong'), { responseCode: 535 }));
    },
    onData(stream, _session, done) {
      simpleParser(stream)
        .then(({ messageId = '' }) => {
          taken.push(messageId);
          done();
        })
        .catch(done);
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  process.env['SMTP_URL'] = `smtp://website:secret@127.0.0.1:${String(port)}`;
});
afterAll(
  () =>
    new Promise<void>((resolve) => {
      smtp.close(resolve);
    }),
);
afterEach(() => {
  vi.useRealTimers();
});

const health = async () => {
  const response = await request('/health');
  return [response.status, ((await response.json()) as { troubles: string[] }).troubles];
};
const sweepAt = async (time: number) => {
  vi.setSystemTime(time);
  await sweep(openOutbox('dev'), await sweepParts());
};

it('64 stops a sweep at a wrong password, turns red, burns no patience, and sends all once it is mended', async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  for (let index = 0; index < COUNT; index += 1) {
    const fields = contactFields({ message: `Nummer ${String(index)}` });
    expect((await send('contact', fields)).status).toBe(303);
  }
  await vi.waitFor(() => {
    expect(logins).toBe(COUNT);
  }, 10_000);

  logins = 0;
  await sweepAt(START + HOUR);
  // Those that were on their way beside the first one.
  expect(logins).toBeLessThanOrEqual(5);
  expect(await health()).toEqual([503, ['misconfigured']]);
  // Four days are all that other mistakes are given.
  for (let hour = 2; hour < 120; hour += 24) await sweepAt(START + hour * HOUR);
  expect(await openOutbox('dev').ids('open')).toHaveLength(COUNT);

  isMended = true;
  await sweepAt(START + 122 * HOUR);
  expect(await openOutbox('dev').ids('open')).toEqual([]);
  expect(await health()).toEqual([200, []]);
  const forms = taken.filter((messageId) => !/-(digest|alarm)/.test(messageId));
  expect(forms).toHaveLength(COUNT);
  expect(new Set(forms).size).toBe(COUNT);
}, 60_000);
