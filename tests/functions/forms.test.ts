import { toString as toText } from 'hast-util-to-string';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { isReference } from '../../src/forms/reference.ts';
import { BuiltPage } from '../../src/http/built-page.ts';
import { stringsOf } from '../../src/i18n/strings.ts';
import { loadFunctions, type LocalFunctions } from '../../src/local/functions.ts';
import type { ReceivedMail } from '../../src/local/inbox-pages.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { sweep } from '../../src/outbox/sweep.ts';
import { localeKeys, locales } from '../../src/site/locales.ts';
import {
  ALZEY,
  contactFields,
  formBody,
  registrationFields,
  type FieldValues,
} from '../fixtures/answers.ts';
import { AGENCIES, OFFICE, startWorld, type LocalWorld } from '../fixtures/local-world.ts';

const SITE = 'http://localhost:8888';

let world: LocalWorld;
let functions: LocalFunctions;

beforeAll(async () => {
  world = await startWorld();
  functions = await loadFunctions();
});
afterAll(() => world.close());

async function request(path: string, init?: RequestInit): Promise<Response> {
  const response = await functions.handle(new Request(SITE + path, init));
  if (!response) throw new Error(`No function answers ${path}`);
  return response;
}

const send = (form: string, fields: FieldValues, locale = 'de') =>
  request(`/${locale}/${form}/send`, { method: 'POST', body: formBody(fields) });

/** The reference in the address of the confirmation page. */
function referenceOf(response: Response): string {
  const location = new URL(response.headers.get('location') ?? '', SITE);
  return location.pathname.split('/').at(-1) ?? '';
}

/** Waits for the mails that carry a reference; delivery starts after the answer. */
async function mailsAbout(reference: string, count: number): Promise<ReceivedMail[]> {
  const about = () => world.inbox.mails.filter(({ text }) => text.includes(reference));
  await vi.waitFor(() => {
    expect(about()).toHaveLength(count);
  }, 5000);
  return about();
}

const open = async (response: Response) => new BuiltPage(await response.text());

function textOf(page: BuiltPage, selector: string): string | undefined {
  const element = page.find(selector);
  return element && toText(element);
}

/** The values that are ticked or selected in a field. */
function chosen(page: BuiltPage, name: string): unknown[] {
  return page
    .findAll(`[name="${name}"][checked], [name="${name}"] option[selected]`)
    .map(({ properties }) => properties['value']);
}

/** Whether the first element that matches is shown. */
function isShown(page: BuiltPage, selector: string): boolean {
  const element = page.find(selector);
  if (!element) throw new Error(`Nothing matches ${selector}`);
  return element.properties['hidden'] !== true;
}

const recipientsOf = (mails: ReceivedMail[]) =>
  mails.flatMap(({ recipients }) => recipients).sort();

describe('a registration from Wöllstein', () => {
  it('reaches office and agency in German, ready to answer, when the person allows it', async () => {
    const fields = registrationFields({
      email: 'amina@example.org',
      remarks: 'أستطيع المساعدة\nيوم السبت',
      otherLanguages: 'Aramäisch',
      places: ['woellstein'],
      topics: ['doctor', 'school'],
    });
    const response = await send('registration', fields, 'ar');
    expect(response.status).toBe(303);
    const reference = referenceOf(response);
    expect(isReference(reference)).toBe(true);
    expect(response.headers.get('location')).toBe(`/ar/registration/sent/${reference}`);

    const mails = await mailsAbout(reference, 2);
    expect(recipientsOf(mails)).toEqual([AGENCIES.FID_EMAIL, OFFICE]);
    for (const { subject, text, replyTo, source } of mails) {
      expect(subject).toBe(`Anmeldung zur Schulung: Wöllstein (${reference})`);
      expect(replyTo).toBe('amina@example.org');
      expect(source).toMatch(/^Content-Type: text\/plain; charset=utf-8/im);
      expect(source).toMatch(/^Auto-Submitted: auto-generated/im);
      expect(text).toContain('Sprache der Seite: Arabisch');
      expect(text).toContain('Vorname und Nachname: محمد الأحمد');
      expect(text).toContain('Wohnort: Wöllstein (55597)');
      expect(text).toContain('Welche Sprachen sprechen Sie? Arabisch, Kurdisch');
      expect(text).toContain('Andere Sprachen: Aramäisch');
      expect(text).toContain('An welchem Ort möchten Sie lernen? Wöllstein');
      expect(text).toContain('Wobei möchten Sie andere begleiten? Arztbesuch, Schule und Kita');
      expect(text).toContain('Wann haben Sie Zeit? keine Angabe');
      expect(text).toContain('أستطيع المساعدة\nيوم السبت');
      expect(text).toContain('Fassung des Einwilligungstextes: 2026-11-23');
      expect(text).toContain(
        'An das Büro und, mit Erlaubnis der Person, an die zuständige Stelle (Förderinitiative Donnersberg e.V.)',
      );
    }
  });

  it('stays with the office without the tick', async () => {
    const response = await send('registration', registrationFields({ forward: undefined }));
    const [mail] = await mailsAbout(referenceOf(response), 1);
    expect(mail?.recipients).toEqual([OFFICE]);
    expect(mail?.text).toContain('hat die Weitergabe an die zuständige Stelle');
    expect(mail?.text).toContain('keine E-Mail-Adresse angegeben. Bitte rufen Sie an.');
    expect(mail?.replyTo).toBeUndefined();
  });

  it('goes to the office, and says so, when the agency has no inbox', async () => {
    vi.stubEnv('FID_EMAIL', '');
    const response = await send('registration', registrationFields());
    const [mail] = await mailsAbout(referenceOf(response), 1);
    vi.unstubAllEnvs();
    expect(mail?.recipients).toEqual([OFFICE]);
    expect(mail?.text).toContain('dort ist kein Postfach eingerichtet');
  });
});

it('sends a confirmation in the person’s language, with nothing they typed, if they wish', async () => {
  const fields = registrationFields({ email: 'amina@example.org', confirmation: 'yes' });
  const response = await send('registration', fields, 'ar');
  const mails = await mailsAbout(referenceOf(response), 3);
  const confirmation = mails.find(({ recipients }) => recipients.includes('amina@example.org'));
  expect(confirmation?.text).toContain(stringsOf('ar')['confirmationMail.greeting']);
  expect(confirmation?.text).toContain(`\u2066${referenceOf(response)}\u2069`);
  expect(confirmation?.source).not.toContain('محمد');
  expect(confirmation?.text).not.toContain('محمد');
});

it.each(['worms', 'elsewhere'])('answers %s kindly and tells the office alone', async (place) => {
  const response = await send('registration', registrationFields({ municipality: place }));
  expect(response.headers.get('location')).toMatch(/\?outside$/);
  const page = await open(await request(response.headers.get('location') ?? ''));
  expect(isShown(page, '[data-when="outside"]')).toBe(true);
  const [mail] = await mailsAbout(referenceOf(response), 1);
  expect(mail?.recipients).toEqual([OFFICE]);
  expect(mail?.text).toContain('Wohnort außerhalb des Landkreises');
});

it('brings a question from Alzey to the Diakonie', async () => {
  const fields = contactFields({ municipality: ALZEY, forward: 'yes', answerLanguage: 'en' });
  const response = await send('contact', fields, 'en');
  const mails = await mailsAbout(referenceOf(response), 2);
  expect(recipientsOf(mails)).toEqual([AGENCIES.DIAKONIE_EMAIL, OFFICE]);
  expect(mails[0]?.text).toContain('Worum geht es? Ich habe eine Frage zur Schulung');
  expect(mails[0]?.text).toContain('In welcher Sprache sollen wir antworten? Englisch');
  expect(mails[0]?.text).toContain('Wann beginnt die Schulung?');
});

it('lets nobody forge lines or headers of the mail', async () => {
  const fields = registrationFields({
    name: 'Eve\r\nBcc: eve@example.org\nWohnort: Alzey (55232)',
    otherLanguages: 'x\r\n\r\nForged',
  });
  const response = await send('registration', fields);
  const mails = await mailsAbout(referenceOf(response), 2);
  for (const { text, source, recipients } of mails) {
    expect(recipients).toHaveLength(1);
    expect(source.split(/\r?\n\r?\n/)[0]).not.toMatch(/eve@example\.org/);
    expect(text).toContain('Vorname und Nachname: Eve Bcc: eve@example.org Wohnort: Alzey (55232)');
    expect(text.match(/^Wohnort:/gm)).toHaveLength(1);
  }
});

describe.each(localeKeys)('a wrong submission in %s', (locale) => {
  const { lang, dir } = locales[locale];
  const strings = stringsOf(locale);
  const typed = {
    name: '<script>"\'&amp;',
    email: 'nobody"><img',
    municipality: ALZEY,
    languages: ['ar'],
    contactBy: 'phone',
    remarks: '</textarea><b>x</b>\n\n&lt;',
    message: '</textarea><b>x</b>\n\n&lt;',
  };

  it.each(['registration', 'contact'])('gets the %s form back, with its errors', async (form) => {
    const response = await send(form, typed, locale);
    expect(response.status).toBe(422);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    const page = await open(response);
    expect(page.find('html')?.properties).toMatchObject({ lang, dir });
    expect(textOf(page, 'title')).toMatch(new RegExp(`^${strings['form.errorTitle'] ?? ''}: .`));
    expect(isShown(page, '[data-summary]')).toBe(true);
    expect(page.find('[data-summary]')?.properties).toMatchObject({
      autoFocus: true,
      tabIndex: -1,
    });
    expect(textOf(page, '[data-summary] a[href="#email"]')).toBe(strings['field.email.invalid']);
    expect(textOf(page, '#email-error')).toBe(strings['field.email.invalid']);
    expect(isShown(page, '#email-error')).toBe(true);
    expect(page.find('#email')?.properties).toMatchObject({
      ariaInvalid: 'true',
      ariaDescribedBy: ['email-hint', 'email-error'],
    });
    expect(isShown(page, '#phone-error')).toBe(false);
    for (const link of page.findAll('[data-summary] li a')) {
      expect(page.find(String(link.properties['href'])), 'target of a summary link').toBeDefined();
    }
  });

  it('keeps everything that was typed, as text', async () => {
    const registration = await open(await send('registration', typed, locale));
    expect(registration.find('#name')?.properties['value']).toBe(typed.name);
    expect(registration.find('#email')?.properties['value']).toBe(typed.email);
    expect(textOf(registration, '#remarks')).toBe(typed.remarks);
    expect(chosen(registration, 'municipality')).toEqual([ALZEY]);
    expect(chosen(registration, 'languages')).toEqual(['ar']);
    expect(chosen(registration, 'contactBy')).toEqual(['phone']);
    const contact = await open(await send('contact', typed, locale));
    expect(textOf(contact, '#message')).toBe(typed.message);
    expect(contact.find('b')).toBeUndefined();
  });

  it('is told in its language that a body was too large', async () => {
    const body = formBody(contactFields({ message: 'x'.repeat(64 * 1024) }));
    const response = await request(`/${locale}/contact/send`, { method: 'POST', body });
    expect(response.status).toBe(413);
    const page = await open(response);
    expect(textOf(page, '[data-notice="tooLarge"] h2')).toBe(strings['form.tooLarge.title']);
    expect(isShown(page, '[data-notice="tooLarge"]')).toBe(true);
    expect(isShown(page, '[data-notice="unsaved"]')).toBe(false);
  });
});

describe('a body that is no form', () => {
  const post = (headers: Record<string, string>, body: BodyInit) =>
    request('/de/contact/send', { method: 'POST', headers, body });

  it.each([
    ['json', { 'Content-Type': 'application/json' }, '{"topic":"other"}', 415],
    ['plain text', { 'Content-Type': 'text/plain' }, 'topic=other', 415],
    ['no content type', { 'Content-Type': '' }, 'topic=other', 415],
    ['multipart without a boundary', { 'Content-Type': 'multipart/form-data' }, 'x', 400],
    [
      'truncated multipart',
      { 'Content-Type': 'multipart/form-data; boundary=b' },
      '--b\r\nContent-Disposition: form-data; name="topic"\r\n\r\not',
      400,
    ],
    ['an empty form', { 'Content-Type': 'application/x-www-form-urlencoded' }, '', 422],
    [
      'odd percent signs',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      'topic=%zz',
      422,
    ],
    [
      'prototype names',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
      '__proto__=x&constructor=y&toString=z',
      422,
    ],
  ])('%s gets %4$i', async (_case, headers, body, status) => {
    const response = await post(headers, body);
    expect(response.status).toBe(status);
    expect((await open(response)).find('html')?.properties['lang']).toBe('de');
  });

  it('is counted while it is read, when it does not say its length', async () => {
    const chunk = new TextEncoder().encode('x'.repeat(16 * 1024));
    let pulls = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulls += 1;
        controller.enqueue(chunk);
      },
    });
    const response = await request('/de/contact/send', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(response.status).toBe(413);
    expect(pulls).toBeLessThan(10);
  });

  it('takes exactly 64 KiB as a form with a message that is too long', async () => {
    const start = 'topic=other&phone=0170+12345&message=';
    const body = start + 'x'.repeat(64 * 1024 - start.length);
    const headers = { 'Content-Type': 'application/x-www-form-urlencoded' };
    expect((await post(headers, body)).status).toBe(422);
    expect((await post(headers, `${body}x`)).status).toBe(413);
  });

  it('names a file that stands in a text field', async () => {
    const data = new FormData();
    data.set('topic', 'other');
    data.set('phone', '0170 12345');
    data.set('message', new File(['x'], 'letter.pdf'));
    const response = await request('/de/contact/send', { method: 'POST', body: data });
    expect(response.status).toBe(422);
    expect(textOf(await open(response), '[data-summary] a[href="#message"]')).toBe(
      stringsOf('de')['field.any.file'],
    );
  });

  it('may be multipart with text alone', async () => {
    const data = new FormData();
    for (const [name, value] of Object.entries(contactFields())) data.set(name, String(value));
    const response = await request('/de/contact/send', { method: 'POST', body: data });
    expect(response.status).toBe(303);
    await mailsAbout(referenceOf(response), 1);
  });
});

describe('an address of a function', () => {
  it('leads back to the form when it is opened', async () => {
    const response = await request('/ar/contact/send');
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/ar/contact/');
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('refuses %s', async (method) => {
    const response = await request('/de/contact/send', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it.each(['xx', 'de-DE', '__proto__', '..%2f'])(
    'is not found in the language %s',
    async (locale) => {
      const response = await send('contact', contactFields(), locale);
      expect(response.status).toBe(404);
      expect((await open(response)).find('main a[href="/ar/"]')).toBeDefined();
    },
  );

  it('shows a reference that could be ours, and no other', async () => {
    const reference = referenceOf(await send('contact', contactFields()));
    await mailsAbout(reference, 1);
    const page = await request(`/en/contact/sent/${reference}`);
    expect(page.status).toBe(200);
    const built = await open(page);
    expect(textOf(built, '[data-reference]')).toBe(reference);
    expect(isShown(built, '[data-when="sent"]')).toBe(true);
    expect(isShown(built, '[data-when="unknown"]')).toBe(false);
    expect(isShown(built, '[data-when="outside"]')).toBe(false);
    expect(built.find('.languages a[lang="ar"]')?.properties['href']).toBe(
      `/ar/contact/sent/${reference}`,
    );
    const wrong = await request('/ar/contact/sent/AW-AAA-AAA-AAC');
    expect(wrong.status).toBe(404);
    expect((await open(wrong)).find('html')?.properties).toMatchObject({ lang: 'ar', dir: 'rtl' });
  });
});

describe('a part that fails', () => {
  it('never confirms what the store did not take, and answers soon', async () => {
    const dead = { edgeURL: 'http://127.0.0.1:9', uncachedEdgeURL: 'http://127.0.0.1:9' };
    const context = { ...dead, siteID: 'x', token: 'x', deployID: '0' };
    vi.stubEnv('NETLIFY_BLOBS_CONTEXT', Buffer.from(JSON.stringify(context)).toString('base64'));
    const before = world.inbox.mails.length;
    const response = await send('contact', contactFields({ message: 'Bleibt das stehen?' }), 'en');
    vi.unstubAllEnvs();
    expect(response.status).toBe(503);
    const page = await open(response);
    expect(textOf(page, '#message')).toBe('Bleibt das stehen?');
    const notice = '[data-notice="unsaved"]';
    expect(isShown(page, notice)).toBe(true);
    expect(textOf(page, `${notice} h2`)).toBe(stringsOf('en')['form.unsaved.title']);
    expect(page.find(`${notice} a[href="tel:+4967314083121"]`)).toBeDefined();
    expect(page.find(`${notice} a[href="mailto:vonbose.alexandra@alzey-worms.de"]`)).toBeDefined();
    expect(world.inbox.mails).toHaveLength(before);
  });

  it('does not confirm what no mail server would ever send', async () => {
    vi.stubEnv('SMTP_URL', '');
    const response = await send('contact', contactFields());
    vi.unstubAllEnvs();
    expect(response.status).toBe(503);
  });

  it('keeps what the mail server did not take, and the sweep delivers it', async () => {
    vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
    const response = await send('registration', registrationFields());
    expect(response.status).toBe(303);
    const reference = referenceOf(response);
    const outbox = openOutbox('dev');
    await vi.waitFor(async () => {
      const [id = ''] = await outbox.waiting();
      const attempts = await outbox.attempts(id, 'agency');
      expect(attempts[0]?.result?.kind).toBe('temporary');
    }, 5000);
    vi.unstubAllEnvs();

    // Greylisting asks for patience: the next attempt is not due yet.
    await sweep(outbox);
    expect(world.inbox.mails.some(({ text }) => text.includes(reference))).toBe(false);
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 6 * 60_000);
    await sweep(outbox);
    vi.restoreAllMocks();
    expect(await outbox.waiting()).toEqual([]);
    expect(recipientsOf(await mailsAbout(reference, 2))).toEqual([AGENCIES.FID_EMAIL, OFFICE]);
  });
});
