import { expect, it } from 'vitest';
import { authoredSlugs } from '../../src/site/authored-pages.ts';
import { localeKeys } from '../../src/site/locales.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();
const handouts = authoredSlugs('de').filter((slug) => slug.startsWith('handouts/m'));

it('has all 21 handouts', () => {
  expect(handouts).toHaveLength(21);
});

const translated = localeKeys.flatMap((locale) =>
  authoredSlugs(locale)
    .filter((slug) => handouts.includes(slug))
    .map((slug) => `${locale}/${slug}`),
);

it.each(translated)('prints %s on at most two pages of A4', async (path) => {
  const context = await served.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${served.site.url}/${path}/`);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThanOrEqual(2);
  await context.close();
});

const printed = ['', 'registration/', 'responsible/', 'emergency/', 'handouts/m3-3/', 'glossary/'];

// What sticks out at the left of a right-to-left page makes the sheet wider, and cuts the text.
it.each(printed.flatMap((page) => [`de/${page}`, `ar/${page}`]))(
  'prints all of %s, from edge to edge',
  async (path) => {
    // A4 without its margins: 182 mm.
    const context = await served.browser.newContext({ viewport: { width: 688, height: 1000 } });
    const page = await context.newPage();
    await page.emulateMedia({ media: 'print' });
    await page.goto(`${served.site.url}/${path}`);
    const outside = await page.locator('body *').evaluateAll((elements) =>
      elements
        .map((element) => ({ element, box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.left < -1 || box.right > innerWidth + 1))
        .map(({ element }) => element.outerHTML.slice(0, 100)),
    );
    expect(outside).toEqual([]);
    await context.close();
  },
);
