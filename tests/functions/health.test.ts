import { afterEach, expect, it, vi } from 'vitest';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { sweep, sweepParts } from '../../src/outbox/sweep.ts';
import { contactFields } from '../fixtures/answers.ts';
import { referenceOf, useForms } from '../fixtures/form-client.ts';

const { request, send } = useForms();
const MINUTE = 60_000;

const moveTo = (iso: string) => vi.useFakeTimers({ now: new Date(iso), toFake: ['Date'] });
const run = async () => {
  await sweep(openOutbox('dev'), await sweepParts());
};
const health = async () => {
  const response = await request('/health');
  const body = (await response.json()) as { troubles: string[] };
  return { status: response.status, troubles: body.troubles, body, headers: response.headers };
};

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

it('is red before the first sweep and once the sweep stands still', async () => {
  moveTo('2026-11-25T10:00:00Z');
  expect(await health()).toMatchObject({ status: 503, troubles: ['no-sweep'] });
  await run();
  expect(await health()).toMatchObject({ status: 200, troubles: [] });
  vi.setSystemTime(Date.now() + 17 * MINUTE);
  expect(await health()).toMatchObject({ status: 503, troubles: ['no-sweep'] });
});

it('is red when somebody has waited for an hour, names nobody, and is green again after', async () => {
  moveTo('2026-11-25T11:00:00Z');
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  const response = await send('contact', contactFields({ message: 'wartet' }));
  const reference = referenceOf(response);
  await vi.waitFor(async () => {
    const [id = ''] = await openOutbox('dev').ids('open');
    expect((await openOutbox('dev').history.attempts(id, 'office'))[0]?.result).toBeDefined();
  }, 5000);
  await run();
  expect((await health()).status).toBe(200);
  vi.setSystemTime(Date.now() + 61 * MINUTE);
  await run();
  const red = await health();
  expect(red).toMatchObject({ status: 503, troubles: ['old'], body: { waiting: 1 } });
  expect(JSON.stringify(red.body)).not.toContain(reference);
  expect(red.headers.get('cache-control')).toBe('no-store');

  vi.unstubAllEnvs();
  vi.setSystemTime(Date.now() + 16 * MINUTE);
  await run();
  expect(await health()).toMatchObject({ status: 200, body: { waiting: 0 } });
});

it.each([
  ['settings', { SMTP_URL: '' }],
  ['settings', { SMTP_URL: 'http://example.org' }],
  ['key', { OUTBOX_KEYS: 'k1:short' }],
])('is red and says "%s" without mail or key', async (trouble, environment) => {
  for (const [name, value] of Object.entries(environment)) vi.stubEnv(name, value);
  expect(await health()).toMatchObject({ status: 503, troubles: [trouble] });
});

it('answers a monitor that asks for the status alone', async () => {
  moveTo('2026-11-25T10:00:00Z');
  await run();
  expect((await request('/health', { method: 'HEAD' })).status).toBe(200);
});

it('is red when the store is dead', async () => {
  const dead = { edgeURL: 'http://127.0.0.1:9', uncachedEdgeURL: 'http://127.0.0.1:9' };
  const context = { ...dead, siteID: 'x', token: 'x', deployID: '0' };
  vi.stubEnv('NETLIFY_BLOBS_CONTEXT', Buffer.from(JSON.stringify(context)).toString('base64'));
  expect(await health()).toMatchObject({ status: 503, troubles: ['store'] });
});

it('56, 57 is red when no key opens a submission, and green when the old key is back beside the new', async () => {
  moveTo('2026-11-25T15:00:00Z');
  vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
  const one = `k1:${Buffer.alloc(32, 1).toString('base64')}`;
  const other = `k2:${Buffer.alloc(32, 2).toString('base64')}`;
  vi.stubEnv('OUTBOX_KEYS', one);
  expect((await send('contact', contactFields({ message: 'alter Schlüssel' }))).status).toBe(303);
  await vi.waitFor(async () => {
    const [id = ''] = await openOutbox('dev').ids('open');
    expect((await openOutbox('dev').history.attempts(id, 'office'))[0]?.result).toBeDefined();
  }, 5000);
  vi.stubEnv('OUTBOX_KEYS', other);
  await run();
  expect(await health()).toMatchObject({ status: 503, troubles: ['unreadable'] });
  expect(await openOutbox('dev').ids('open')).toHaveLength(1);

  // With both keys it opens again.
  vi.stubEnv('OUTBOX_KEYS', `${other},${one}`);
  vi.stubEnv('SMTP_URL', undefined);
  vi.unstubAllEnvs();
  vi.stubEnv('OUTBOX_KEYS', `${other},${one}`);
  vi.setSystemTime(Date.now() + 6 * MINUTE);
  await run();
  expect(await health()).toMatchObject({ status: 200, troubles: [] });
});
