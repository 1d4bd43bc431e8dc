import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { stringsOf } from '../../src/i18n/strings.ts';
import { ALZEY } from '../fixtures/answers.ts';
import { expectFocus, tabTo } from '../fixtures/keyboard.ts';
import { openKind, pageKinds } from '../fixtures/page-kinds.ts';
import { readReference } from '../fixtures/register.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  // A phone, because the actions at its lower edge may cover what has the focus.
  context = await served.browser.newContext({ viewport: { width: 360, height: 740 } });
});

beforeEach(async () => {
  page = await context.newPage();
});

afterEach(() => page.close());
afterAll(() => context.close());

/** Whether the focus is on something that comes after an element. */
const isFocusAfter = (selector: string) =>
  page.evaluate((anchor) => {
    const before = document.querySelector(anchor);
    const place = before?.compareDocumentPosition(document.activeElement ?? document.body) ?? 0;
    return (place & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  }, selector);

describe.each(['de', 'ar'] as const)('by keyboard alone in %s', (locale) => {
  const open = (path: string) => page.goto(`${served.site.url}/${locale}${path}`);

  it('the first stop leads past the header to the text', async () => {
    await open('/');
    await tabTo(page, '.skip');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#_top$/);
    await tabTo(page, 'main a');
    expect(await isFocusAfter('#_top')).toBe(true);
  });

  it('the menu and the chooser of languages open, and their links lead on', async () => {
    await open('/');
    await tabTo(page, 'header .menu summary');
    await page.keyboard.press('Enter');
    await tabTo(page, `nav a[href="/${locale}/training/"]`);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${served.site.url}/${locale}/training/`);

    await tabTo(page, 'header .languages summary');
    await page.keyboard.press('Space');
    await page.locator('header .languages input').waitFor();
    await tabTo(page, 'header .languages input');
    await page.keyboard.type('Polnisch');
    await tabTo(page, 'header .languages a');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${served.site.url}/pl/training/`);
  });

  it('the contents of a lesson lead to a part, and its end to the next lesson', async () => {
    await open('/modules/3/deadlines/');
    await tabTo(page, '.contents summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '.contents li:nth-child(4) a');
    await page.keyboard.press('Enter');
    await page.waitForURL(/#/);
    const part = await page.evaluate(
      () => `#${CSS.escape(decodeURIComponent(location.hash.slice(1)))}`,
    );
    await tabTo(page, '.reading-order a:last-child');
    expect(await isFocusAfter(part)).toBe(true);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${served.site.url}/${locale}/modules/3/forms-together/`);
  });

  it('a word is explained, and the focus comes back to it', async () => {
    await open('/guides/doctor/');
    const explanation = page.locator('.term-explanation:popover-open');
    await tabTo(page, '.term');
    await page.keyboard.press('Enter');
    await explanation.waitFor();
    await page.keyboard.press('Escape');
    expect(await explanation.count()).toBe(0);
    await expectFocus(page, '.term');

    await page.keyboard.press('Space');
    await tabTo(page, '.term-explanation a');
    await page.keyboard.press('Escape');
    expect(await explanation.count()).toBe(0);
    await expectFocus(page, '.term');
    const first = await page.evaluate(() => document.activeElement?.getAttribute('popovertarget'));
    await tabTo(page, `.term:not([popovertarget="${first ?? ''}"])`);
  });

  it('the answer of a self-check opens and closes', async () => {
    await open('/modules/2/self-check/');
    const answer = page.locator('details.answer').first();
    await tabTo(page, 'details.answer summary');
    await page.keyboard.press('Enter');
    expect(await answer.locator('p').first().isVisible()).toBe(true);
    await page.keyboard.press('Space');
    expect(await answer.locator('p').first().isVisible()).toBe(false);
  });

  it('a registration is mended and sent', async () => {
    await open('/registration/');
    await tabTo(page, 'form button[type="submit"]');
    await page.keyboard.press('Enter');
    await expectFocus(page, '[data-summary]');
    await tabTo(page, '[data-summary] a[href="#name"]');
    await page.keyboard.press('Enter');
    await expectFocus(page, '#name');
    await page.keyboard.type('ወልደገብርኤል Tastatur');
    await tabTo(page, '#municipality');
    await page.keyboard.type('Alzey');
    expect(await page.locator('#municipality').inputValue()).toBe(ALZEY);
    await tabTo(page, 'input[name="languages"][value="ar"]');
    await page.keyboard.press('Space');
    await tabTo(page, '#phone');
    await page.keyboard.type('0170 1234567');
    await tabTo(page, '#consent');
    await page.keyboard.press('Space');
    await tabTo(page, 'form button[type="submit"]');
    await page.keyboard.press('Enter');
    expect(await readReference(page, locale)).toMatch(/^AW-/);
  });

  it('a place is found, and opened without looking for it', async () => {
    await open('/responsible/');
    await tabTo(page, '#place');
    await page.keyboard.type('worrst');
    await tabTo(page, '.places summary');
    await tabTo(page, '.places a');

    await tabTo(page, '#place', 'Shift+Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.type('Berlin');
    await tabTo(page, '.places [data-none] a');
    await tabTo(page, '#place', 'Shift+Tab');
    await page.keyboard.press('Control+A');
    await page.keyboard.press('Delete');
    await tabTo(page, '.places li:nth-child(3) summary');
    await page.keyboard.press('Enter');
    await tabTo(page, '.places li:nth-child(3) a');
    const agency = stringsOf(locale)['agency.responsible'] ?? '';
    expect(await page.locator('.places [open]').textContent()).toContain(agency);
  });

  it.each(['/modules/3/deadlines/', '/registration/', '/'])(
    'the focus is seen on %s, four times as large',
    async (path) => {
      await page.setViewportSize({ width: 320, height: 256 });
      await open(path);
      await tabTo(page, 'footer li:last-child a');
      await tabTo(page, '.skip', 'Shift+Tab');
    },
  );

  it.each(pageKinds)('the page "%s" lets nobody get stuck', async (...kind) => {
    await openKind(page, `${served.site.url}/${locale}`, kind);
    await tabTo(page, 'footer li:last-child a');
    await tabTo(page, 'footer li:first-child a', 'Shift+Tab');
  });
});
