import { expect, it } from 'vitest';
import { authoredSlugs } from '../../src/site/authored-pages.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();
const handouts = authoredSlugs('de').filter((slug) => slug.startsWith('handouts/m'));

it('has all 21 handouts', () => {
  expect(handouts).toHaveLength(21);
});

it.each(handouts)('prints %s on at most two pages of A4', async (slug) => {
  const context = await served.browser.newContext();
  const page = await context.newPage();
  await page.goto(`${served.site.url}/de/${slug}/`);
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
  const pages = pdf.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? [];
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.length).toBeLessThanOrEqual(2);
  await context.close();
});
