import type { Context } from '@netlify/functions';
import { describe, expect, it, vi } from 'vitest';
import consent from '../../content/data/consent.json' with { type: 'json' };
import { isReference, referenceOf as referenceNumber } from '../../src/forms/reference.ts';
import { withLastResort } from '../../src/http/last-resort.ts';
import { stringsOf } from '../../src/i18n/strings.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { sweep, sweepParts } from '../../src/outbox/sweep.ts';
import { localeKeys, locales } from '../../src/site/locales.ts';
import { ALZEY, contactFields, registrationFields } from '../fixtures/answers.ts';
import {
  isShown,
  open,
  recipientsOf,
  referenceOf,
  textOf,
  useForms,
} from '../fixtures/form-client.ts';
import { AGENCIES, OFFICE } from '../fixtures/local-world.ts';

const client = useForms();
const { request, send, mailsAbout } = client;

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
      expect(text).toContain(`Fassung des Einwilligungstextes: ${consent.version}`);
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

describe('a confirmation', () => {
  it('68 shows a reference that could be ours, and no other', async () => {
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
    // A bookmark outlives what is stored: the page never asks the store.
    const old = referenceNumber('deleted long ago');
    expect((await request(`/ar/contact/sent/${old}`)).status).toBe(200);
    const wrong = await request('/ar/contact/sent/AW-AAA-AAA-AAC');
    expect(wrong.status).toBe(404);
    expect((await open(wrong)).find('html')?.properties).toMatchObject({ lang: 'ar', dir: 'rtl' });
  });
});

describe('a part that fails', () => {
  it.each(localeKeys)('69 never confirms what the store did not take, in %s', async (locale) => {
    const dead = { edgeURL: 'http://127.0.0.1:9', uncachedEdgeURL: 'http://127.0.0.1:9' };
    const context = { ...dead, siteID: 'x', token: 'x', deployID: '0' };
    vi.stubEnv('NETLIFY_BLOBS_CONTEXT', Buffer.from(JSON.stringify(context)).toString('base64'));
    const before = client.world.inbox.mails.length;
    const fields = contactFields({ message: 'Bleibt das stehen?' });
    const response = await send('contact', fields, locale);
    vi.unstubAllEnvs();
    expect(response.status).toBe(503);
    const page = await open(response);
    const { lang, dir } = locales[locale];
    expect(page.find('html')?.properties).toMatchObject({ lang, dir });
    expect(textOf(page, '#message')).toBe('Bleibt das stehen?');
    const notice = '[data-notice="unsaved"]';
    expect(isShown(page, notice)).toBe(true);
    expect(textOf(page, `${notice} h2`)).toBe(stringsOf(locale)['form.unsaved.title']);
    expect(page.find(`${notice} a[href="tel:+4967314083121"]`)).toBeDefined();
    expect(page.find(`${notice} a[href="mailto:vonbose.alexandra@alzey-worms.de"]`)).toBeDefined();
    expect(client.world.inbox.mails).toHaveLength(before);
  });

  it.each(localeKeys)('69 tells a mistake of ours in %s, and whom to call', async (locale) => {
    const handle = withLastResort(() => Promise.reject(new Error('secret detail')));
    const context = { params: { locale } } as unknown as Context;
    const response = await handle(new Request(`http://localhost/${locale}/contact/send`), context);
    expect(response.status).toBe(503);
    const page = await open(response);
    const { lang, dir } = locales[locale];
    expect(page.find('html')?.properties).toMatchObject({ lang, dir });
    expect(textOf(page, 'h1')).toBe(stringsOf(locale)['form.unsaved.title']);
    expect(page.find('a[href="tel:+4967314083121"]')).toBeDefined();
    expect(page.toString()).not.toContain('secret detail');
  });

  it('does not confirm what no mail server would ever send', async () => {
    vi.stubEnv('SMTP_URL', '');
    const response = await send('contact', contactFields());
    vi.unstubAllEnvs();
    expect(response.status).toBe(503);
  });

  it('keeps what the mail server did not take, and the sweep delivers it', async () => {
    vi.stubEnv('SMTP_URL', 'smtp://127.0.0.1:9');
    const response = await send('registration', registrationFields({ remarks: 'Später' }));
    expect(response.status).toBe(303);
    const reference = referenceOf(response);
    const outbox = openOutbox('dev');
    await vi.waitFor(async () => {
      const [id = ''] = await outbox.ids('open');
      const attempts = await outbox.history.attempts(id, 'agency');
      expect(attempts[0]?.result?.kind).toBe('temporary');
    }, 5000);
    vi.unstubAllEnvs();

    // Greylisting asks for patience: the next attempt is not due yet.
    await sweep(outbox, await sweepParts());
    expect(client.world.inbox.mails.some(({ text }) => text.includes(reference))).toBe(false);
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 6 * 60_000);
    await sweep(outbox, await sweepParts());
    vi.restoreAllMocks();
    expect(await outbox.ids('open')).toEqual([]);
    expect(recipientsOf(await mailsAbout(reference, 2))).toEqual([AGENCIES.FID_EMAIL, OFFICE]);
  });
});
