import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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
