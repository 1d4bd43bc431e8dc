import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localeKeys } from '../../src/site/locales.ts';
import { layoutProblems } from '../fixtures/layout-problems.ts';
import { openKind, pageKinds } from '../fixtures/page-kinds.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();

/** What is left of a window of 1280 by 1024 pixels when everything is that much larger. */
const zoomed = {
  '200 %': { width: 640, height: 512 },
  '400 %': { width: 320, height: 256 },
};
const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 1024 };

/** What readers may set by WCAG 1.4.12. */
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-block-end: 2em !important }';

let page: Page;

beforeAll(async () => {
  // A reader's own styles are no part of the page, so its policy says nothing about them.
  const context = await served.browser.newContext({ bypassCSP: true });
  page = await context.newPage();
});

afterAll(() => page.context().close());

/** What of the frame stands in the way: its parts that stay while one scrolls, and where it ends. */
const frame = () =>
  page.evaluate(() => {
    const parts = [...document.querySelectorAll('.skip, header, .page, footer, .actions')];
    const staying = parts.filter((part) => /sticky|fixed/.test(getComputedStyle(part).position));
    const heights = staying.map((part) => part.getBoundingClientRect().height);
    return {
      staying: heights.reduce((sum, height) => sum + height, 0),
      header: document.querySelector('header')?.getBoundingClientRect().bottom ?? NaN,
    };
  });

it.each(localeKeys)(
  'the frame leaves room for the text in %s, four times as large',
  async (locale) => {
    const { height } = zoomed['400 %'];
    await page.setViewportSize(zoomed['400 %']);
    for (const path of ['/guides/doctor/', '/modules/3/deadlines/', '/newcomers/']) {
      await page.goto(`${served.site.url}/${locale}${path}`);
      const { staying, header } = await frame();
      expect(staying).toBeLessThanOrEqual(height / 2);
      // The header scrolls away; before that, some of the page is seen below it.
      expect(header).toBeLessThanOrEqual(height * 0.75);
    }
  },
);

// Bulgarian has the longest words of all languages of the site.
describe.each(['de', 'ar', 'bg'])('in %s', (locale) => {
  it.each(pageKinds)('the page "%s" loses nothing when it is enlarged', async (...kind) => {
    const problems: string[] = [];
    const look = async (state: string, viewport: { width: number; height: number }) => {
      await page.setViewportSize(viewport);
      const found = await layoutProblems(page);
      problems.push(...found.map((problem) => `${state}, ${problem}`));
    };
    await page.setViewportSize(phone);
    await openKind(page, `${served.site.url}/${locale}`, kind);
    for (const [state, viewport] of Object.entries(zoomed)) await look(state, viewport);
    const style = await page.addStyleTag({ content: spacing });
    for (const viewport of [zoomed['400 %'], phone, desktop]) {
      await look(`spaced at ${String(viewport.width)} px`, viewport);
    }
    await style.evaluate((element) => {
      element.textContent = ':root { font-size: 200% }';
    });
    for (const viewport of [desktop, phone]) {
      await look(`text alone at ${String(viewport.width)} px`, viewport);
    }
    expect(problems).toEqual([]);
  });
});
