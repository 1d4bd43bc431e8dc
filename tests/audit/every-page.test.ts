import type { Browser, BrowserContext } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startSite, type LocalSite } from '../../src/local/site.ts';
import { overflowOf, violationsOn } from '../fixtures/accessibility.ts';
import { builtPages } from '../fixtures/built-site.ts';
import { launchBrowser } from '../browser/launch-browser.ts';

let browser: Browser;
let context: BrowserContext;
let site: LocalSite;

beforeAll(async () => {
  site = await startSite(0);
  browser = await launchBrowser();
  context = await browser.newContext({ viewport: { width: 360, height: 740 } });
});
afterAll(async () => {
  await browser.close();
  await site.close();
});

describe('every page', () => {
  it.each(builtPages().map(({ path }) => path))(
    '%s has no barrier and fits a phone',
    async (path) => {
      const page = await context.newPage();
      const response = await page.goto(site.url + path);
      expect(response?.status()).toBe(200);
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await page.close();
    },
  );
});
