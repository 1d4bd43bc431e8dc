import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { referenceOf } from '../../src/forms/reference.ts';
import { defaultLocale, localeKeys } from '../../src/site/locales.ts';
import { overflowOf, violationsOn } from '../fixtures/accessibility.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();

type Layout = [name: string, path: string, act?: (page: Page) => Promise<void>];

/** One page of each layout, and the states that only a visitor's action brings about. */
const layouts: Layout[] = [
  ['home', '/'],
  ['text', '/project/'],
  ['look-up', '/responsible/'],
  ['phone numbers', '/emergency/'],
  ['form', '/registration/'],
  [
    'form with errors',
    '/registration/',
    async (page) => {
      await page.locator('form button[type="submit"]').click();
      await page.locator('[data-summary]').waitFor({ state: 'visible' });
    },
  ],
  ['confirmation', `/registration/sent/${referenceOf('id')}`],
  ['not translated', '/open-questions/'],
  ['not found', '/gibt-es-nicht/'],
  [
    'open menu',
    '/training/',
    async (page) => {
      await page.locator('header .menu summary').click();
    },
  ],
  [
    'open language chooser',
    '/training/',
    async (page) => {
      await page.locator('header .languages summary').click();
    },
  ],
];

const themesOfBoth = ['light', 'dark'] as const;

/** Training material looks alike in every language, so its layouts are looked at once. */
const trainingLayouts: Layout[] = [
  ['overview', '/handouts/'],
  ['module', '/modules/1/'],
  ['lesson', '/modules/3/deadlines/'],
  ['self-check', '/modules/2/self-check/'],
  ['handout', '/handouts/m1-1/'],
  ['role guide', '/guides/doctor/'],
  ['phrases', '/phrases/'],
  ['glossary', '/glossary/'],
  [
    'open explanation',
    '/guides/offices/',
    async (page) => {
      await page.locator('button.term').first().click();
    },
  ],
];

describe.each(localeKeys)('70 in %s', (locale) => {
  const shown = locale === defaultLocale ? [...layouts, ...trainingLayouts] : layouts;
  // Several at once (`maxConcurrency`): loading one page while another is examined.
  it.concurrent.each(shown)(
    'the layout "%s" has no barrier and fits a phone',
    async (_name, path, act) => {
      // The dark theme is the same in every language; one of each direction stands for all.
      const themes =
        locale === defaultLocale || locale === 'ar' ? themesOfBoth : (['light'] as const);
      for (const colorScheme of themes) {
        const context = await served.browser.newContext({
          viewport: { width: 360, height: 740 },
          colorScheme,
        });
        const page = await context.newPage();
        const response = await page.goto(`${served.site.url}/${locale}${path}`);
        expect(response?.status()).toBe(path === '/gibt-es-nicht/' ? 404 : 200);
        await act?.(page);
        expect(await violationsOn(page), colorScheme).toEqual([]);
        expect(await overflowOf(page)).toBe(0);
        await context.close();
      }
    },
  );
});

it('has no barrier in the chooser', async () => {
  const context = await served.browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${served.site.url}/languages/`);
  expect(await violationsOn(page)).toEqual([]);
  await context.close();
});
