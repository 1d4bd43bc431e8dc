import { expect, it } from 'vitest';
import { office } from '../../src/data/office.ts';
import { localeKeys, locales } from '../../src/site/locales.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();

it.each([
  ['its own name', 'العرب'],
  ['its German name', 'Arabisch'],
  ['the reader’s name for it', 'Arabic'],
])('finds a language by %s', async (_name, typed) => {
  const page = await served.browser.newPage();
  await page.goto(`${served.site.url}/en/training/`);
  await page.locator('.languages summary').click();
  await page.locator('.languages input').fill(typed);
  const shown = page.locator('.languages li:visible a');
  expect(await shown.count()).toBe(1);
  expect(await shown.getAttribute('href')).toBe('/ar/training/');
  await page.close();
});

it('shows all languages when the field is empty again', async () => {
  const page = await served.browser.newPage();
  await page.goto(`${served.site.url}/de/`);
  await page.locator('.languages summary').click();
  await page.locator('.languages input').fill('zzz');
  expect(await page.locator('.languages li:visible').count()).toBe(0);
  await page.locator('.languages input').fill('');
  const labels = await page.locator('.languages li:visible a').allTextContents();
  expect(labels).toHaveLength(localeKeys.length);
  expect(labels[0]).toContain(locales.de.label);
  await page.close();
});

it('answers a place with the agency and a number to call', async () => {
  const page = await served.browser.newPage();
  await page.goto(`${served.site.url}/de/responsible/`);
  await page.locator('#place').fill('worrst');
  const cards = page.locator('.places li:visible');
  expect(await cards.count()).toBe(1);
  expect(await cards.textContent()).toContain('Caritasverband Worms');
  expect(await cards.locator('a').isVisible()).toBe(true);
  expect(await cards.locator('a').textContent()).toContain(office.phone);
  await page.locator('#place').fill('Berlin');
  expect(await page.locator('.places [data-none]').isVisible()).toBe(true);
  await page.close();
});

it('opens a place without JavaScript', async () => {
  const context = await served.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${served.site.url}/ar/responsible/`);
  expect(await page.locator('#place').isVisible()).toBe(false);
  await page.locator('.places summary', { hasText: 'Wöllstein' }).click();
  await page.locator('.places details[open]', { hasText: 'Donnersberg' }).waitFor();
  await context.close();
});
