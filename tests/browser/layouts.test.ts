import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../src/forms/reference.ts';
import { defaultLocale, localeKeys } from '../../src/site/locales.ts';
import { overflowOf, violationsOn } from '../fixtures/accessibility.ts';
import { openKind, publicKinds, trainingKinds, type PageOfKind } from '../fixtures/page-kinds.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();

/** One page of each layout. */
const layouts: PageOfKind[] = [
  ...publicKinds,
  ['confirmation', `/registration/sent/${referenceOf('id')}`],
  ['not translated', '/open-questions/'],
];

/** Training material looks alike in every language, so its layouts are looked at once. */
const trainingLayouts: PageOfKind[] = [
  ...trainingKinds,
  [
    'open explanation',
    '/guides/offices/',
    async (page) => {
      await page.locator('button.term').first().click();
    },
  ],
];

const themesOfBoth = ['light', 'dark'] as const;

describe.each(localeKeys)('70 in %s', (locale) => {
  const shown = locale === defaultLocale ? [...layouts, ...trainingLayouts] : layouts;
  // Several at once (`maxConcurrency`): loading one page while another is examined.
  it.concurrent.each(shown)('the layout "%s" has no barrier and fits a phone', async (...kind) => {
    // The dark theme is the same in every language; one of each direction stands for all.
    const themes =
      locale === defaultLocale || locale === 'ar' ? themesOfBoth : (['light'] as const);
    for (const colorScheme of themes) {
      const context = await served.browser.newContext({
        viewport: { width: 360, height: 740 },
        colorScheme,
      });
      const page = await context.newPage();
      await openKind(page, `${served.site.url}/${locale}`, kind);
      expect(await violationsOn(page), colorScheme).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await context.close();
    }
  });
});

it('has no barrier in the chooser', async () => {
  const context = await served.browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${served.site.url}/languages/`);
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});
