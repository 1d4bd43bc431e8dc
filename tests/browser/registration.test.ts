import { randomUUID } from 'node:crypto';
import { describe, expect, it, vi } from 'vitest';
import { locales, type LocaleKey } from '../../src/site/locales.ts';
import { AGENCIES, OFFICE } from '../fixtures/local-world.ts';
import { startNetlifyDev } from '../fixtures/netlify-dev.ts';
import {
  expectErrors,
  fillRegistration,
  openRegistration,
  readReference,
  submit,
} from '../fixtures/register.ts';
import { serveSite } from '../fixtures/served-site.ts';

const phone = { width: 360, height: 740 };

const served = serveSite();

async function expectMails(reference: string, locale: LocaleKey, name: string): Promise<void> {
  const mails = () => served.world.inbox.mails.filter(({ text }) => text.includes(reference));
  await vi.waitFor(() => {
    expect(mails()).toHaveLength(2);
  }, 10_000);
  expect(
    mails()
      .flatMap(({ recipients }) => recipients)
      .sort(),
  ).toEqual([AGENCIES.FID_EMAIL, OFFICE]);
  for (const { text } of mails()) {
    expect(text).toContain(`Sprache der Seite: ${locales[locale].germanName}`);
    expect(text).toContain(`Vorname und Nachname: ${name}`);
    expect(text).toContain('Wohnort: Wöllstein (55597)');
  }
}

const people = [
  ['de', 'Oksana Шевченко'],
  ['ar', 'محمد الأحمد'],
] as const;

describe.each(people)('somebody who reads %s registers from Wöllstein', (locale, name) => {
  it.each([true, false])('65, 71 on a phone, JavaScript: %s', async (javaScriptEnabled) => {
    const context = await served.browser.newContext({ viewport: phone, javaScriptEnabled });
    const page = await context.newPage();
    const foreign: string[] = [];
    const problems: string[] = [];
    const addresses: string[] = [];
    page.on('request', (request) => {
      addresses.push(request.url(), request.headers()['referer'] ?? '');
      if (!request.url().startsWith(served.site.url)) foreign.push(request.url());
    });
    page.on('pageerror', (error) => problems.push(error.message));
    page.on('requestfailed', (request) => {
      // Whoever clicks before a page is complete cancels the rest of it.
      const reason = request.failure()?.errorText ?? '';
      if (reason !== 'net::ERR_ABORTED') problems.push(`${reason} ${request.url()}`);
    });

    await openRegistration(page, served.site.url, locale);
    await page.locator('#remarks').fill('Erste Zeile\nسطر ثان');
    await submit(page);
    await expectErrors(page, locale, ['name', 'municipality', 'languages', 'email', 'consent']);
    expect(page.url()).toMatch(javaScriptEnabled ? /registration\/(#.*)?$/ : /registration\/send/);
    expect(await page.locator('#remarks').inputValue()).toBe('Erste Zeile\nسطر ثان');

    await fillRegistration(page, name);
    await page.locator('#email').fill('nobody@');
    await submit(page);
    await expectErrors(page, locale, ['email']);
    expect(await page.locator('#name').inputValue()).toBe(name);
    await page.locator('#email').fill('');
    await submit(page);

    const reference = await readReference(page, locale);
    expect(await page.locator('html').getAttribute('dir')).toBe(locales[locale].dir);
    await expectMails(reference, locale, name);
    await page.reload();
    expect(await page.locator('[data-reference]').textContent()).toBe(reference);

    expect(foreign).toEqual([]);
    expect(problems).toEqual([]);
    expect(decodeURIComponent(addresses.join('\n'))).not.toMatch(/Oksana|محمد|١٢٣٤|سطر/);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });
});

it('registers people in German and Arabic through netlify dev', async () => {
  const netlify = await startNetlifyDev();
  try {
    for (const [locale, someone] of people) {
      // netlify dev keeps its store, and the same form within a day is one message.
      const name = `${someone} ${randomUUID()}`;
      const context = await served.browser.newContext({
        viewport: phone,
        javaScriptEnabled: false,
      });
      const page = await context.newPage();
      await openRegistration(page, netlify.url, locale);
      await submit(page);
      await expectErrors(page, locale, ['name', 'municipality', 'languages', 'email', 'consent']);
      await fillRegistration(page, name);
      await submit(page);
      await expectMails(await readReference(page, locale), locale, name);
      const missing = await page.goto(`${netlify.url}/${locale}/gibt-es-nicht/`);
      expect(missing?.status()).toBe(404);
      expect(await page.locator('html').getAttribute('lang')).toBe(locales[locale].lang);
      await context.close();
    }
  } finally {
    await netlify.close();
  }
}, 240_000);

it('sends once when somebody clicks twice', async () => {
  const page = await served.browser.newPage();
  await openRegistration(page, served.site.url, 'de');
  await fillRegistration(page, 'Doppelt Klick');
  await page.locator('form[action*="registration"] button[type="submit"]').dblclick();
  await expectMails(await readReference(page, 'de'), 'de', 'Doppelt Klick');
  const about = served.world.inbox.mails.filter(({ text }) => text.includes('Doppelt Klick'));
  expect(about).toHaveLength(2);
  await page.close();
});
