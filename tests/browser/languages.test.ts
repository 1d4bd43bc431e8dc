import { expect, it } from 'vitest';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();

it.each([
  ['ar-SY', '/ar/'],
  ['de-DE', '/de/'],
  ['en-GB', '/en/'],
  ['fr-FR', '/'],
])('opens the address alone for a browser in %s at %s', async (locale, path) => {
  const context = await served.browser.newContext({ locale, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${served.site.url}/`);
  expect(new URL(page.url()).pathname).toBe(path);
  await context.close();
});

it.each(['/languages/', '/en/', '/en/training/'])('never leads away from %s', async (path) => {
  const context = await served.browser.newContext({ locale: 'ar-SY', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(served.site.url + path);
  expect(new URL(page.url()).pathname).toBe(path);
  await context.close();
});

it('changes the language and stays on the page, by keyboard and without JavaScript', async () => {
  const context = await served.browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(`${served.site.url}/de/training/`);
  await page.locator('header .languages summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('header .languages a[lang="ar"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`${served.site.url}/ar/training/`);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await context.close();
});

it('opens the menu on a phone without JavaScript', async () => {
  const context = await served.browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(`${served.site.url}/ar/`);
  await page.locator('header .menu summary').click();
  await page.locator('nav a[href="/ar/training/"]').click();
  await page.waitForURL(`${served.site.url}/ar/training/`);
  await context.close();
});

it.each(['de', 'en', 'ar'])('shows its own 404 page in %s', async (locale) => {
  const context = await served.browser.newContext();
  const page = await context.newPage();
  const response = await page.goto(`${served.site.url}/${locale}/gibt-es-nicht/`);
  expect(response?.status()).toBe(404);
  expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  await page.locator(`main a[href="/${locale}/contact/"]`).click();
  await page.waitForURL(`${served.site.url}/${locale}/contact/`);
  await context.close();
});
