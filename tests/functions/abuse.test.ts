import { afterEach, describe, expect, it, vi } from 'vitest';
import { stringsOf } from '../../src/i18n/strings.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { sweep, sweepParts } from '../../src/outbox/sweep.ts';
import { localeKeys, locales } from '../../src/site/locales.ts';
import { ALZEY, contactFields, formBody, registrationFields } from '../fixtures/answers.ts';
import { chosen, isShown, open, referenceOf, textOf, useForms } from '../fixtures/form-client.ts';
import { AGENCIES, OFFICE } from '../fixtures/local-world.ts';

const client = useForms();
const { request, mailsAbout } = client;

afterEach(() => {
  vi.useRealTimers();
});

const post = (
  path: string,
  fields: Parameters<typeof formBody>[0],
  headers: Record<string, string>,
) => request(path, { method: 'POST', headers, body: formBody(fields) });

describe.each(localeKeys)('43 a form that another site sends, in %s', (locale) => {
  it('comes back on our own page with everything in it, and goes through from there', async () => {
    const fields = registrationFields({ municipality: ALZEY, remarks: `von nebenan ${locale}` });
    const path = `/${locale}/registration/send`;
    const response = await post(path, fields, { 'Sec-Fetch-Site': 'cross-site' });
    expect(response.status).toBe(403);
    const page = await open(response);
    const { lang, dir } = locales[locale];
    expect(page.find('html')?.properties).toMatchObject({ lang, dir });
    expect(isShown(page, '[data-notice="elsewhere"]')).toBe(true);
    expect(isShown(page, '[data-notice="unsaved"]')).toBe(false);
    expect(textOf(page, '[data-notice="elsewhere"] h2')).toBe(
      stringsOf(locale)['form.elsewhere.title'],
    );
    expect(page.find('[data-notice="elsewhere"] a[href="tel:+4967314083121"]')).toBeDefined();
    expect(page.find('#name')?.properties['value']).toBe(fields['name']);
    expect(textOf(page, '#remarks')).toBe(fields['remarks']);
    expect(chosen(page, 'municipality')).toEqual([ALZEY]);

    const again = await post(path, fields, { 'Sec-Fetch-Site': 'same-origin' });
    expect(again.status).toBe(303);
    await mailsAbout(referenceOf(again), 2);
  });
});

it.each([
  ['a page of ours', { 'Sec-Fetch-Site': 'same-origin' }, 303],
  ['the address bar', { 'Sec-Fetch-Site': 'none' }, 303],
  ['44 a page of ours that hides its origin', ownWithoutOrigin(), 303],
  ['45 an old browser that hides its origin', { Origin: 'null' }, 303],
  ['an old browser on our page', { Origin: 'http://localhost:8888' }, 303],
  ['another page of the same domain', { 'Sec-Fetch-Site': 'same-site' }, 403],
  ['46 another scheme', { Origin: 'https://localhost:8888' }, 403],
  ['46 another port', { Origin: 'http://localhost:8889' }, 403],
  ['46 a name that begins like ours', { Origin: 'http://localhost.evil:8888' }, 403],
])('answers a form from %s with %3$i', async (name, headers, status) => {
  const fields = contactFields({ message: name, consentVersion: '2026-11-23' });
  const response = await post('/de/contact/send', fields, headers);
  expect(response.status).toBe(status);
  if (status === 303) await mailsAbout(referenceOf(response), 1);
});

function ownWithoutOrigin(): Record<string, string> {
  return { 'Sec-Fetch-Site': 'same-origin', Origin: 'null' };
}

it('knows its own addresses on Netlify', async () => {
  vi.stubEnv('URL', 'https://begleitung.example');
  const send = (origin: string) =>
    post('/de/contact/send', contactFields({ message: origin }), { Origin: origin });
  expect((await send('https://begleitung.example')).status).toBe(303);
  expect((await send('https://begleitung.example.evil')).status).toBe(403);
  vi.unstubAllEnvs();
});

describe('47 a form that looks like a machine’s', () => {
  const own = { 'Sec-Fetch-Site': 'same-origin' };
  const links = 'https://a.example www.b.example http://c.example https://d.example';

  it.each([
    ['fills the hidden field', { zusatz_b: 'x', remarks: 'Falle' }, own],
    ['is full of links', { remarks: links }, own],
    ['says nothing of itself', { remarks: 'ohne alles' }, {}],
  ])('is confirmed, and waits for the office’s report, if it %s', async (_case, more, headers) => {
    const fields = registrationFields({ email: 'x@example.org', confirmation: 'yes', ...more });
    const response = await post('/de/registration/send', fields, headers);
    expect(response.status).toBe(303);
    const reference = referenceOf(response);
    vi.useFakeTimers({ now: new Date('2026-11-24T05:59:00Z'), toFake: ['Date'] });
    await sweep(openOutbox('dev'), await sweepParts());
    await mailsAbout(reference, 0);
  });

  it('reaches the office in its report, in full, and nobody else', async () => {
    vi.useFakeTimers({ now: new Date('2026-11-24T06:01:00Z'), toFake: ['Date'] });
    await sweep(openOutbox('dev'), await sweepParts());
    await sweep(openOutbox('dev'), await sweepParts());
    vi.useRealTimers();
    const reports = client.world.inbox.mails.filter(({ subject }) => subject.startsWith('Bericht'));
    expect(reports).toHaveLength(1);
    const [report] = reports;
    expect(report?.recipients).toEqual([OFFICE]);
    for (const text of ['Verdächtig: 3', 'Falle', links, 'ohne alles', 'محمد الأحمد']) {
      expect(report?.text).toContain(text);
    }
    const { mails } = client.world.inbox;
    expect(mails.some(({ recipients }) => recipients.includes('x@example.org'))).toBe(false);
    const toAgency = mails.filter(({ recipients }) => recipients.includes(AGENCIES.FID_EMAIL));
    expect(toAgency.some(({ text }) => /Falle|ohne alles/.test(text))).toBe(false);
    expect(await openOutbox('dev').ids('open')).toEqual([]);
  });
});
