import { toString as toText } from 'hast-util-to-string';
import { describe, expect, it } from 'vitest';
import { stringsOf } from '../../src/i18n/strings.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { announcedLocaleKeys, defaultLocale, localeKeys, locales } from '../../src/site/locales.ts';
import { ALZEY, contactFields, fromOwnPage, registrationFields } from '../fixtures/answers.ts';
import { chosen, isShown, open, referenceOf, textOf, useForms } from '../fixtures/form-client.ts';

const { request, send, mailsAbout } = useForms();

const urlencoded = { 'Content-Type': 'application/x-www-form-urlencoded' };
const json = { 'Content-Type': 'application/json; charset=utf-8' };

/**
 * Bodies that are no form. JSON is none either: pages send their forms without a script's help, so
 * a second way in would only be one more to guard.
 */
const unreadable: [fault: string, Record<string, string>, body: string, status: number][] = [
  ['1 no content type', { 'Content-Type': '' }, 'topic=other', 415],
  ['2 plain text', { 'Content-Type': 'text/plain' }, 'topic=other', 415],
  ['3 JSON', json, '{"topic":"other"}', 415],
  ['4 broken JSON', json, '{"topic', 415],
  ['5 a list as JSON', json, '["topic"]', 415],
  ['5 a number as JSON', json, '7', 415],
  ['5 null as JSON', json, 'null', 415],
  ['6 deep JSON', json, `${'['.repeat(10_000)}${']'.repeat(10_000)}`, 415],
  ['9 multipart without a boundary', { 'Content-Type': 'multipart/form-data' }, 'x', 400],
  [
    '9 truncated multipart',
    { 'Content-Type': 'multipart/form-data; boundary=b' },
    '--b\r\nContent-Disposition: form-data; name="topic"\r\n\r\not',
    400,
  ],
  ['11 a body of 64 KiB and a byte', urlencoded, 'x'.repeat(64 * 1024 + 1), 413],
  ['12 200,000 tiny fields', urlencoded, 'a=&'.repeat(200_000), 413],
];

describe.each(localeKeys)('34 a wrong submission in %s', (locale) => {
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

  it('32 keeps everything that was typed, as text', async () => {
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

  it('18 names every gap of an empty form in page order, each with a text of its own', async () => {
    const page = await open(await send('registration', {}, locale));
    const links = page.findAll('[data-summary] li a');
    expect(links.map(({ properties }) => properties['href'])).toEqual(
      ['name', 'municipality', 'languages', 'email', 'consent'].map((field) => `#${field}`),
    );
    const texts = links.map((link) => toText(link));
    expect(texts).toEqual([
      strings['field.name.empty'],
      strings['field.municipality.empty'],
      strings['field.languages.oneOf'],
      strings['field.email.oneOf'],
      strings['field.consent.empty'],
    ]);
    if (locale !== defaultLocale && announcedLocaleKeys.includes(locale)) {
      const german = stringsOf(defaultLocale);
      expect(texts.filter((text) => Object.values(german).includes(text))).toEqual([]);
    }
  });

  it.each(unreadable)('%s gets %4$i on its own page', async (_case, headers, body, status) => {
    const response = await request(`/${locale}/contact/send`, { method: 'POST', headers, body });
    expect(response.status).toBe(status);
    const page = await open(response);
    expect(page.find('html')?.properties).toMatchObject({ lang, dir });
    const notice = status === 413 ? 'tooLarge' : 'unreadable';
    expect(textOf(page, `[data-notice="${notice}"] h2`)).toBe(strings[`form.${notice}.title`]);
    expect(isShown(page, `[data-notice="${notice}"]`)).toBe(true);
    expect(page.find(`[data-notice="${notice}"] a[href^="tel:"]`)).toBeDefined();
  });
});

/** The answers of everything that is stored, whoever has it by now. */
async function stored() {
  const outbox = openOutbox('dev');
  const [open, delivered] = [await outbox.envelopes('open'), await outbox.envelopes('delivered')];
  const all = new Map([...open, ...delivered].map((envelope) => [envelope.id, envelope]));
  const sorted = [...all.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return sorted.map((envelope) => outbox.unseal(envelope).answers);
}

describe('a body of an odd kind', () => {
  const headers = { ...urlencoded, ...fromOwnPage };
  const post = (body: BodyInit, more: RequestInit = {}) =>
    request('/de/contact/send', { method: 'POST', headers, body, ...more });
  const mailAbout = async (body: BodyInit) => {
    const response = await post(body);
    expect(response.status).toBe(303);
    const [mail] = await mailsAbout(referenceOf(response), 1);
    return mail;
  };
  const start = 'topic=other&phone=0170+12345&message=';

  it('7 keeps percent signs that mean nothing as they are', async () => {
    expect((await mailAbout(`${start}100%zz+%`))?.text).toContain('100%zz %');
  });

  it('8 takes letters of another encoding, though it cannot know them', async () => {
    expect((await mailAbout(`${start}M%FCller+und+Gr%E4fin`))?.text).toContain('M\uFFFDller');
  });

  it('11 is counted while it is read, when it does not say its length, and never stored', async () => {
    const before = await stored();
    const chunk = new TextEncoder().encode('x'.repeat(16 * 1024));
    let pulls = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulls += 1;
        controller.enqueue(chunk);
      },
    });
    const response = await post(endless, { duplex: 'half' } as RequestInit);
    expect(response.status).toBe(413);
    expect(pulls).toBeLessThan(10);
    expect(await stored()).toEqual(before);
  });

  it('11 may be exactly 64 KiB, and then has a message that is too long', async () => {
    const body = start + 'x'.repeat(64 * 1024 - start.length);
    expect((await post(body)).status).toBe(422);
    expect((await post(`${body}x`)).status).toBe(413);
  });

  it('13 counts the first of two answers to one question', async () => {
    const mail = await mailAbout(`${start}erste&message=zweite&topic=data`);
    expect(mail?.text).toContain('erste');
    expect(mail?.text).not.toContain('zweite');
    expect(mail?.text).toContain('Worum geht es? Etwas anderes');
  });

  it('14 loses the fields that no form has', async () => {
    const mail = await mailAbout(`${start}bekannt&unbekannt=Fremdkörper&admin=Fremdkörper`);
    expect(mail?.source).not.toContain('Fremdk');
    expect(await stored()).toContainEqual({
      topic: 'other',
      phone: '0170 12345',
      message: 'bekannt',
    });
  });

  it('15 cannot change what all objects have in common', async () => {
    const names = '__proto__=x&constructor=y&toString=z&__proto__.polluted=1';
    expect((await post(names)).status).toBe(422);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect((await mailAbout(`${names}&${start}geerbt`))?.text).toContain('geerbt');
  });

  it('10 is named if it is a file where a text belongs', async () => {
    const data = new FormData();
    data.set('topic', 'other');
    data.set('phone', '0170 12345');
    data.set('message', new File(['x'], 'letter.pdf'));
    const response = await post(data, { headers: fromOwnPage });
    expect(response.status).toBe(422);
    expect(textOf(await open(response), '[data-summary] a[href="#message"]')).toBe(
      stringsOf('de')['field.any.file'],
    );
  });

  it('may be multipart with text alone', async () => {
    const data = new FormData();
    for (const [name, value] of Object.entries(contactFields())) data.set(name, String(value));
    const response = await post(data, { headers: fromOwnPage });
    expect(response.status).toBe(303);
    await mailsAbout(referenceOf(response), 1);
  });
});

describe('an address of a function', () => {
  it.each(['GET', 'HEAD'])('16 leads back to the form after %s', async (method) => {
    const response = await request('/ar/contact/send', { method });
    expect(response.status).toBe(303);
    expect(response.headers.get('location')).toBe('/ar/contact/');
  });

  it.each(['PUT', 'DELETE', 'OPTIONS', 'PATCH'])('16 refuses %s', async (method) => {
    const response = await request('/de/contact/send', { method });
    expect(response.status).toBe(405);
    expect(response.headers.get('allow')).toBe('GET, HEAD, POST');
  });

  it.each(['xx', 'de-DE', '__proto__', '..%2f'])('17 knows no language %s', async (locale) => {
    const response = await send('registration', registrationFields(), locale);
    expect(response.status).toBe(404);
    expect((await open(response)).find('main a[href="/ar/"]')).toBeDefined();
  });
});
