import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { office } from '../../src/data/office.ts';
import { stringsOf } from '../../src/i18n/strings.ts';
import { overflowOf, violationsOn } from '../fixtures/accessibility.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();
const phone = { width: 360, height: 740 };

async function openSearch(page: Page, path: string): Promise<void> {
  await page.goto(served.site.url + path);
  await page.locator('header a[data-search]').click();
  await page.locator('dialog[open] input').waitFor();
}

const first = (page: Page) => page.locator('dialog li a').first();

it.each([
  ['/de/', 'Krankenversichrung', 'glossary|health-card'],
  ['/de/', 'Fuehrungszeugnis', 'm1-3'],
  ['/de/', 'Integrationspate', 'take-part|project'],
  ['/ar/', 'موعد', 'guides|newcomers|handouts|phrases'],
])('finds on %s for “%s” what was meant', async (path, query, expected) => {
  const context = await served.browser.newContext({ viewport: phone });
  const page = await context.newPage();
  await openSearch(page, path);
  await page.locator('dialog input').fill(query);
  await first(page).waitFor();
  const found = await page
    .locator('dialog li a')
    .evaluateAll((links) => links.slice(0, 3).map((link) => link.getAttribute('href')));
  expect(found.join(' ')).toMatch(new RegExp(expected));
  expect(await violationsOn(page)).toEqual([]);
  expect(await overflowOf(page)).toBe(0);
  await context.close();
});

it('is used by keyboard alone and gives the focus back', async () => {
  const page = await served.browser.newPage();
  await page.goto(`${served.site.url}/de/`);
  const link = page.locator('header a[data-search]');
  await link.focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog[open] input:focus').waitFor();
  await page.keyboard.type('Notruf');
  await first(page).waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'hidden' });
  expect(await link.evaluate((element) => element === document.activeElement)).toBe(true);
  await page.keyboard.press('Enter');
  await page.locator('dialog[open]').waitFor();
  await page.close();
});

it('shows German pages after those in the reader’s language, marked as German', async () => {
  const page = await served.browser.newPage();
  await openSearch(page, '/ru/');
  await page.locator('dialog input').fill('Mietvertrag');
  await page.locator('dialog li a[lang="de"][dir="ltr"]').first().waitFor();
  expect(await page.locator('dialog').getAttribute('lang')).toBe('ru');
  await page.close();
});

it('has an answer if nothing is found', async () => {
  const page = await served.browser.newPage();
  await openSearch(page, '/de/');
  await page.locator('dialog input').fill('qqxyzzq');
  await page.locator('dialog .help').waitFor();
  expect(await page.locator('dialog .help').textContent()).toContain(office.phone);
  expect(await page.locator('dialog .help a[href="/de/a-z/"]').count()).toBe(1);
  await page.close();
});

it('says so if the index does not load, and leads on', async () => {
  const page = await served.browser.newPage();
  await page.route('**/pagefind/**', (route) => route.abort());
  await openSearch(page, '/de/');
  await page.locator('dialog input').fill('Notruf');
  await page.locator('dialog .help').waitFor();
  expect(await page.locator('dialog [role="status"]').textContent()).toBe(
    stringsOf('de')['search.failed'],
  );
  await page.close();
});

it('leads to the list of all pages without JavaScript, and if its script does not load', async () => {
  const plain = await served.browser.newContext({ javaScriptEnabled: false });
  const withoutScript = await plain.newPage();
  await withoutScript.goto(`${served.site.url}/ar/`);
  await withoutScript.locator('header a[data-search]').click();
  await withoutScript.waitForURL(`${served.site.url}/ar/a-z/`);
  expect(await withoutScript.locator('main li a').count()).toBeGreaterThan(200);
  await plain.close();

  const page = await served.browser.newPage();
  await page.route('**/open-search*.js', (route) => route.abort());
  await page.goto(`${served.site.url}/de/`);
  await page.locator('header a[data-search]').click();
  await page.waitForURL(`${served.site.url}/de/a-z/`);
  await page.close();
});
