import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { sweep, sweepParts } from '../../src/outbox/sweep.ts';
import { contactFields, formBody, registrationFields } from '../fixtures/answers.ts';
import { referenceOf, useForms } from '../fixtures/form-client.ts';

const client = useForms();
const { request, send, mailsAbout } = client;
const CANARY = /kanari/i;
const fields = (more: string) =>
  registrationFields({
    name: `Kanari Vogel ${more}`,
    email: 'kanari@kanari.example',
    otherLanguages: 'Kanarisch',
    remarks: `Kanari singt ${more}`,
    confirmation: 'yes',
  });

let printed = '';
beforeEach(() => {
  printed = '';
  const keep = (...values: unknown[]) => {
    printed += values.map(String).join(' ');
  };
  for (const method of ['log', 'info', 'warn', 'error', 'debug'] as const) {
    vi.spyOn(console, method).mockImplementation(keep);
  }
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      keep(text);
      return true;
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

/** Names and contents of everything in the store. */
function stored(directory: string): string {
  return readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .map((name) => {
      const file = join(directory, name);
      return name + (statSync(file).isFile() ? readFileSync(file, 'utf8') : '');
    })
    .join('\n');
}

it.each([
  ['an accepted form', () => send('registration', fields('1')), 303],
  ['the same form again', () => send('registration', fields('1')), 303],
  ['a wrong form', () => send('registration', { ...fields('2'), consent: undefined }), 422],
  ['a suspicious form', () => send('registration', { ...fields('3'), zusatz_b: 'Kanari' }), 303],
  ['an unreadable form', () => sendText(), 415],
  ['a form from elsewhere', () => sendFromElsewhere(), 403],
])('71 leaves no trace of %s in log, store or address', async (_case, answer, status) => {
  const response = await answer();
  expect(response.status).toBe(status);
  if (status === 303) await settled();
  expectNoTrace(response);
});

it('71 leaves no trace of what a mail server says or a dead store leaves', async () => {
  vi.stubEnv('SMTP_URL', 'smtp://kanari:kanari@127.0.0.1:9');
  expectNoTrace(await send('contact', contactFields({ message: 'Kanari', name: 'Kanari' })));
  await vi.waitFor(() => {
    expect(printed).toContain('mail-not-sent');
  }, 5000);
  await sweep(openOutbox('dev'), await sweepParts());
  vi.stubEnv('NETLIFY_BLOBS_CONTEXT', Buffer.from('{}').toString('base64'));
  const response = await send('contact', contactFields({ message: 'Kanari, tot' }));
  expect(response.status).toBe(503);
  expect(printed).toContain('submission-not-stored');
  expectNoTrace(response);
});

it('would notice a trace', async () => {
  console.error('Kanari');
  expect(printed).toMatch(CANARY);
  const response = await send('contact', contactFields({ message: 'nichts' }));
  await mailsAbout(referenceOf(response), 1);
  expect(stored(client.world.storeDirectory)).toMatch(/receivedAt/);
});

function expectNoTrace(response: Response): void {
  expect(printed).not.toMatch(CANARY);
  expect(response.headers.get('location') ?? '').not.toMatch(CANARY);
  expect(stored(client.world.storeDirectory)).not.toMatch(CANARY);
}

function settled(): Promise<void> {
  return vi.waitFor(async () => {
    const open = await openOutbox('dev').envelopes('open');
    expect(open.filter(({ isSuspicious }) => !isSuspicious)).toEqual([]);
  }, 5000);
}

function sendText(): Promise<Response> {
  return request('/de/registration/send', {
    method: 'POST',
    headers: { 'Content-Type': 'text/plain' },
    body: 'Kanari',
  });
}

function sendFromElsewhere(): Promise<Response> {
  return request('/de/registration/send', {
    method: 'POST',
    headers: { 'Sec-Fetch-Site': 'cross-site' },
    body: formBody(fields('4')),
  });
}
