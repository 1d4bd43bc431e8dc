import type { Context } from '@netlify/functions';
import { describe, expect, it, vi } from 'vitest';
import { referenceOf as referenceNumber } from '../../src/forms/reference.ts';
import { withLastResort } from '../../src/http/last-resort.ts';
import { addSiteHeaders } from '../../src/http/site-headers.ts';
import { open, referenceOf, useForms } from '../fixtures/form-client.ts';
import { contactFields } from '../fixtures/answers.ts';
import { directivesOf, hashesIn, headersOfAllFiles } from '../fixtures/site-headers.ts';

const { request, send, mailsAbout } = useForms();
const ofFiles = await headersOfAllFiles();

async function sendWithoutStore(): Promise<Response> {
  vi.stubEnv('SMTP_URL', '');
  try {
    return await send('contact', contactFields());
  } finally {
    vi.unstubAllEnvs();
  }
}

async function sendAndStore(): Promise<Response> {
  const response = await send('contact', contactFields());
  await mailsAbout(referenceOf(response), 1);
  return response;
}

const broken = withLastResort(() => Promise.reject(new Error('a mistake of ours')));
const fail = () =>
  broken(new Request('http://localhost:8888/ar/contact/send'), {
    params: { locale: 'ar' },
  } as unknown as Context);

const answers: [name: string, status: number, ask: () => Promise<Response>][] = [
  ['a confirmation', 200, () => request(`/de/registration/sent/${referenceNumber('id')}`)],
  ['a way back to the form', 303, () => request('/ar/contact/send')],
  ['a way on to the confirmation', 303, sendAndStore],
  ['an unknown language', 404, () => send('contact', {}, 'xx')],
  ['an unknown reference', 404, () => request('/ar/contact/sent/AW-AAA-AAA-AAC')],
  ['a refused method', 405, () => request('/de/registration/send', { method: 'PUT' })],
  ['a large form', 413, () => send('contact', contactFields({ message: 'x'.repeat(70_000) }))],
  ['no form', 415, () => request('/de/contact/send', { method: 'POST', body: 'x' })],
  ['a wrong form', 422, () => send('registration', { name: '<script>alert(1)</script>' }, 'ar')],
  ['a form that was not stored', 503, sendWithoutStore],
  ['the last resort', 503, fail],
];

describe.each(answers)('%s', (_name, status, ask) => {
  it('carries the headers of the site, is not kept, not found and sets no cookie', async () => {
    const response = await ask();
    expect(response.status).toBe(status);
    const headers = Object.fromEntries(response.headers);
    for (const [name, value] of Object.entries(ofFiles)) {
      expect(headers[name.toLowerCase()], name).toBe(value);
    }
    expect(headers).toMatchObject({ 'cache-control': 'no-store', 'x-robots-tag': 'noindex' });
    expect(headers).not.toHaveProperty('set-cookie');
  });

  it('runs nothing that its policy does not name', async () => {
    const response = await ask();
    const policy = directivesOf(response.headers.get('content-security-policy') ?? '');
    const page = await open(response);
    const hashes = hashesIn(page, 'script:not([src])');
    expect(policy['script-src']).toEqual(expect.arrayContaining(hashes));
    expect(policy['style-src']).toEqual(expect.arrayContaining(hashesIn(page, 'style')));
    expect(page.findAll('[style]')).toEqual([]);
    const isBuiltPage = response.body !== null && ask !== fail;
    expect(hashes.length > 0).toBe(isBuiltPage);
  });
});

it('loses its scripts and styles and not its protection without the file that the build writes', async () => {
  const response = await addSiteHeaders(new Response('<p>'), 'dist/there-is-no-such-file');
  expect(directivesOf(response.headers.get('content-security-policy') ?? '')).toEqual({
    ...directivesOf(ofFiles['Content-Security-Policy'] ?? ''),
    'script-src': ["'self'", "'wasm-unsafe-eval'"],
    'style-src': ["'self'"],
  });
  for (const [name, value] of Object.entries(ofFiles)) {
    if (name !== 'Content-Security-Policy') expect(response.headers.get(name), name).toBe(value);
  }
});
