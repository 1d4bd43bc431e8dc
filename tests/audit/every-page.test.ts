import type { BrowserContext } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { overflowOf, violationsOn } from '../fixtures/accessibility.ts';
import { builtPages } from '../fixtures/built-site.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();
let context: BrowserContext;

beforeAll(async () => {
  context = await served.browser.newContext({ viewport: { width: 360, height: 740 } });
});

describe('every page', () => {
  // Several pages at once (`maxConcurrency`): loading one while another is examined.
  it.concurrent.each(builtPages().map(({ path }) => path))(
    '%s has no barrier and fits a phone',
    async (path) => {
      const page = await context.newPage();
      const response = await page.goto(served.site.url + path);
      expect(response?.status()).toBe(200);
      expect(await violationsOn(page)).toEqual([]);
      expect(await overflowOf(page)).toBe(0);
      await page.close();
    },
  );
});
