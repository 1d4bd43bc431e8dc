import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringsOf } from '../../src/i18n/strings.ts';
import { openKind, pageKinds } from '../fixtures/page-kinds.ts';
import { submit } from '../fixtures/register.ts';
import { serveSite } from '../fixtures/served-site.ts';

// Language, menu, words explained, forms and the way to the list of all pages are in
// languages.test.ts, training.test.ts, registration.test.ts and search.test.ts.
const served = serveSite();
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  context = await served.browser.newContext({
    viewport: { width: 360, height: 740 },
    javaScriptEnabled: false,
  });
});

beforeEach(async () => {
  page = await context.newPage();
});

afterEach(() => page.close());
afterAll(() => context.close());

const kindsAtRest = pageKinds.filter(([, , act]) => act === undefined);

describe.each(['de', 'ar'] as const)('without JavaScript in %s', (locale) => {
  it.each(kindsAtRest)('the page "%s" is read as a whole', async (...kind) => {
    await openKind(page, `${served.site.url}/${locale}`, kind);
    // Nothing asks for scripts, and nothing is left empty for one to fill.
    expect(await page.locator('noscript').count()).toBe(0);
    const hidden = await page
      .locator('.content > *')
      .evaluateAll((parts) =>
        parts
          .filter((part) => !part.matches('script, style') && !part.checkVisibility())
          .map((part) => part.outerHTML.slice(0, 80)),
      );
    expect(hidden).toEqual([]);
    expect((await page.locator('.content').innerText()).trim().length).toBeGreaterThan(100);
  });

  it('the contents lead to a part', async () => {
    await page.goto(`${served.site.url}/${locale}/questions/`);
    await page.locator('.contents summary').click();
    const link = page.locator('.contents a').last();
    const target = decodeURIComponent((await link.getAttribute('href')) ?? '');
    await link.click();
    const top = () =>
      page
        .locator(`[id="${target.slice(1)}"]`)
        .evaluate((part) => part.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(740);
    expect(await top()).toBeGreaterThanOrEqual(0);
  });

  it('the glossary leads from letter to letter over its pages', async () => {
    await page.goto(`${served.site.url}/${locale}/glossary/`);
    await page.locator('.letters a', { hasText: 'W' }).click();
    await page.waitForURL(`${served.site.url}/${locale}/glossary/k-z/#W`);
    expect(await page.locator('#W').isVisible()).toBe(true);
  });

  it('the colours follow the device', async () => {
    await page.goto(`${served.site.url}/${locale}/training/`);
    const brightness = async (colorScheme: 'light' | 'dark') => {
      await page.emulateMedia({ colorScheme });
      const [back = 0, text = 0] = await page.evaluate(() => {
        const { backgroundColor, color } = getComputedStyle(document.body);
        return [backgroundColor, color].map((value) =>
          (value.match(/\d+/g) ?? []).slice(0, 3).reduce((sum, part) => sum + Number(part), 0),
        );
      });
      return back - text;
    };
    expect(await brightness('light')).toBeGreaterThan(300);
    expect(await brightness('dark')).toBeLessThan(-300);
    await page.emulateMedia({ colorScheme: null });
  });

  it('paper shows the text with its answers, and not what only a screen can use', async () => {
    await page.goto(`${served.site.url}/${locale}/modules/2/self-check/`);
    const answer = page.locator('.answer p').first();
    expect(await answer.isVisible()).toBe(false);
    await page.emulateMedia({ media: 'print' });
    expect(await answer.isVisible()).toBe(true);
    expect(await page.locator('.printed-source').isVisible()).toBe(true);
    for (const part of ['header', 'footer', '.actions', '.section', '.reading-order']) {
      expect(await page.locator(part).isVisible(), part).toBe(false);
    }
    await page.emulateMedia({ media: null });
  });

  it('a form with errors opens where the list of them begins', async () => {
    await page.goto(`${served.site.url}/${locale}/registration/`);
    await submit(page);
    const summary = page.locator('[data-summary]');
    await summary.waitFor();
    const top = () => summary.evaluate((list) => list.getBoundingClientRect().top);
    await expect.poll(top).toBeLessThan(370);
    expect(await top()).toBeGreaterThanOrEqual(0);
  });

  it('a place says who helps there', async () => {
    await page.goto(`${served.site.url}/${locale}/responsible/`);
    await page.locator('.places summary', { hasText: 'Wörrstadt' }).first().click();
    const card = page.locator('.places [open]');
    expect(await card.textContent()).toContain(stringsOf(locale)['agency.responsible'] ?? '');
    expect(await card.locator('a').isVisible()).toBe(true);
  });
});
