import { describe, expect, it } from 'vitest';
import { stringsOf } from '../../src/i18n/strings.ts';
import { localeKeys, locales } from '../../src/site/locales.ts';
import { ALZEY, contactFields, formBody, fromOwnPage } from '../fixtures/answers.ts';
import { chosen, isShown, open, referenceOf, textOf, useForms } from '../fixtures/form-client.ts';

const { request, send, mailsAbout } = useForms();

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
    const response = await request('/de/contact/send', {
      method: 'POST',
      headers: fromOwnPage,
      body: data,
    });
    expect(response.status).toBe(422);
    expect(textOf(await open(response), '[data-summary] a[href="#message"]')).toBe(
      stringsOf('de')['field.any.file'],
    );
  });

  it('may be multipart with text alone', async () => {
    const data = new FormData();
    for (const [name, value] of Object.entries(contactFields())) data.set(name, String(value));
    const response = await request('/de/contact/send', {
      method: 'POST',
      headers: fromOwnPage,
      body: data,
    });
    expect(response.status).toBe(303);
    await mailsAbout(referenceOf(response), 1);
  });
});
