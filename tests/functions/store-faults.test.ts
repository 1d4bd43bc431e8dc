import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, expect, it, vi } from 'vitest';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { sweep, sweepParts } from '../../src/outbox/sweep.ts';
import { contactFields } from '../fixtures/answers.ts';
import { isShown, open, referenceOf, textOf, useForms } from '../fixtures/form-client.ts';
import { idOf, sendWaiting, sweepAfter } from '../fixtures/operator.ts';

/** What stands between the functions and the real store. */
interface Fault {
  matches: (request: IncomingMessage) => boolean;
  /**
   * `after`: the store does its work, and its answer gets lost. `stale`: it lists nothing yet. A
   * number is a status.
   */
  does: 'hang' | 'after' | 'stale' | number;
}

const client = useForms();
const { send, mailsAbout } = client;
let proxy: Server;
let store: { url: string };
let fault: Fault | undefined;
let requests = 0;

async function pass(request: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const headers = { ...request.headers } as Record<string, string>;
  for (const name of ['host', 'connection', 'content-length', 'transfer-encoding']) {
    Reflect.deleteProperty(headers, name);
  }
  const { method = 'GET', url = '' } = request;
  const body = method === 'PUT' ? Buffer.concat(chunks) : null;
  return await fetch(store.url + url, { method, headers, body });
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  requests += 1;
  const current = fault?.matches(request) ? fault.does : undefined;
  if (current === 'hang') return;
  if (typeof current === 'number') {
    response.writeHead(current).end();
    return;
  }
  const real = await pass(request);
  if (current === 'after') {
    response.destroy();
    return;
  }
  if (current === 'stale') {
    response.end('{"blobs":[],"directories":[]}');
    return;
  }
  response.writeHead(real.status, Object.fromEntries(real.headers));
  response.end(Buffer.from(await real.arrayBuffer()));
}

beforeAll(async () => {
  const context = JSON.parse(
    Buffer.from(process.env['NETLIFY_BLOBS_CONTEXT'] ?? '', 'base64').toString(),
  ) as Record<string, string>;
  store = { url: context['edgeURL'] ?? '' };
  proxy = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${String((proxy.address() as AddressInfo).port)}`;
  process.env['NETLIFY_BLOBS_CONTEXT'] = Buffer.from(
    JSON.stringify({ ...context, edgeURL: url, uncachedEdgeURL: url }),
  ).toString('base64');
});
afterAll(() => {
  proxy.closeAllConnections();
  proxy.close();
});
afterEach(() => {
  fault = undefined;
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

const isWriteOf = (folder: string) => (request: IncomingMessage) =>
  request.method === 'PUT' && (request.url ?? '').includes(`/${folder}`);
const isReadOf = (folder: string) => (request: IncomingMessage) =>
  request.method === 'GET' && (request.url ?? '').includes(`/${folder}`);

it.each([500, 503, 403, 429])(
  '51 confirms nothing when the store says %i to a write',
  async (status) => {
    fault = { matches: isWriteOf('open'), does: status };
    const fields = contactFields({ message: `Speicher ${String(status)}` });
    const response = await send('contact', fields, 'ar');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('120');
    const page = await open(response);
    expect(isShown(page, '[data-notice="unsaved"]')).toBe(true);
    expect(textOf(page, '#message')).toBe(fields['message']);

    fault = undefined;
    const again = await send('contact', fields, 'ar');
    expect(again.status).toBe(303);
    await mailsAbout(referenceOf(again), 1);
  },
);

it('52 keeps one submission and sends one mail when the store’s answer got lost', async () => {
  fault = { matches: isWriteOf('open'), does: 'after' };
  const fields = contactFields({ message: 'Antwort verloren' });
  const response = await send('contact', fields);
  expect(response.status).toBe(303);
  fault = undefined;
  await mailsAbout(referenceOf(response), 1);
  expect(referenceOf(await send('contact', fields))).toBe(referenceOf(response));
  await mailsAbout(referenceOf(response), 1);
});

it('53 answers a person while the store hangs, and does nothing behind their back later', async () => {
  fault = { matches: () => true, does: 'hang' };
  const start = Date.now();
  const response = await send('contact', contactFields({ message: 'hängt' }));
  expect(response.status).toBe(503);
  // A bound of the design, not a benchmark: three seconds for the store, the rest for the page.
  expect(Date.now() - start).toBeLessThan(4000);
  const before = requests;
  await new Promise((resolve) => setTimeout(resolve, 6000));
  expect(requests).toBe(before);
}, 15_000);

it('54 confirms nothing it cannot read back, and gives the same reference on the second try', async () => {
  // The write is done and its answer lost; then reading fails too.
  let writes = 0;
  fault = {
    matches: (request) => {
      if (isWriteOf('open')(request)) writes += 1;
      return writes > 0 && (isWriteOf('open')(request) || isReadOf('open')(request));
    },
    does: 'after',
  };
  const fields = contactFields({ message: 'nicht lesbar' });
  expect((await send('contact', fields)).status).toBe(503);
  fault = undefined;
  const response = await send('contact', fields);
  expect(response.status).toBe(303);
  await sweep(openOutbox('dev'), await sweepParts());
  await mailsAbout(referenceOf(response), 1);
});

it('55 sends once, in a later sweep, what a list did not show yet', async () => {
  const listOf = (folder: string) => ({
    matches: ({ url = '' }: IncomingMessage) => url.includes(`prefix=${folder}`),
    does: 'stale' as const,
  });
  const reference = await sendWaiting(client, 'contact', contactFields({ message: 'veraltet' }));
  const id = await idOf(reference);
  // Neither who does not see the submission nor who does not see its attempts may send it.
  for (const folder of ['open', 'attempts']) {
    fault = listOf(folder);
    await sweepAfter(6);
    fault = undefined;
    expect(await openOutbox('dev').envelope('open', id)).toBeDefined();
    await mailsAbout(reference, 0);
  }
  await sweepAfter(6);
  await mailsAbout(reference, 1);
});

it('58 keeps previews away from the store of the published site', async () => {
  vi.stubEnv('OUTBOX_KEYS', `k1:${Buffer.alloc(32, 1).toString('base64')}`);
  const added = await openOutbox('deploy-preview').add({
    form: 'contact',
    locale: 'de',
    receivedAt: '2026-11-24T08:00:00Z',
    consentVersion: '2026-11-23',
    isSuspicious: false,
    answers: { message: 'Vorschau' },
  });
  expect(await openOutbox('deploy-preview').ids('open')).toEqual([added.id]);
  expect(await openOutbox('production').ids('open')).toEqual([]);
});
