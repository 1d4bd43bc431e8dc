import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startSite, type LocalSite } from '../../src/local/site.ts';
import { startWorld, type LocalWorld } from '../fixtures/local-world.ts';
import { launchBrowser } from './launch-browser.ts';

let browser: Browser;
let world: LocalWorld;
let site: LocalSite;

beforeAll(async () => {
  world = await startWorld();
  site = await startSite(0);
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await site.close();
  await world.close();
});

it.each([
  ['ar-SY', '/ar/'],
  ['de-DE', '/de/'],
  ['en-GB', '/en/'],
  ['fr-FR', '/'],
])('opens the address alone for a browser in %s at %s', async (locale, path) => {
  const context = await browser.newContext({ locale, javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${site.url}/`);
  expect(new URL(page.url()).pathname).toBe(path);
  await context.close();
});

it.each(['/languages/', '/en/', '/en/training/'])('never leads away from %s', async (path) => {
  const context = await browser.newContext({ locale: 'ar-SY', javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(site.url + path);
  expect(new URL(page.url()).pathname).toBe(path);
  await context.close();
});

it('changes the language and stays on the page, by keyboard and without JavaScript', async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(`${site.url}/de/training/`);
  await page.locator('header .languages summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('header .languages a[lang="ar"]').focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(`${site.url}/ar/training/`);
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  await context.close();
});

it('opens the menu on a phone without JavaScript', async () => {
  const context = await browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  });
  const page = await context.newPage();
  await page.goto(`${site.url}/ar/`);
  await page.locator('header').page().locator('button[popovertarget]').click();
  await page.locator('nav a[href="/ar/training/"]').click();
  await page.waitForURL(`${site.url}/ar/training/`);
  await context.close();
});

it.each(['de', 'en', 'ar'])('shows its own 404 page in %s', async (locale) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  const response = await page.goto(`${site.url}/${locale}/gibt-es-nicht/`);
  expect(response?.status()).toBe(404);
  expect(await page.locator('html').getAttribute('lang')).toBe(locale);
  await page.locator(`main a[href="/${locale}/contact/"]`).click();
  await page.waitForURL(`${site.url}/${locale}/contact/`);
  await context.close();
});
