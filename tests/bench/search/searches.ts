import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { pagePlace } from '../../../src/site/authored-pages.ts';
import { fileOf } from './serve-dist.ts';

/** What a search showed, and what it cost. */
export interface Result {
  /** Slugs in the order in which they stand on the screen. */
  slugs: string[];
  /** Brotli bytes of a first search, and of them those of the German index on another page. */
  bytes: { own: number; german: number };
}

/** Searches with the dialog of the site, on a page that nobody has visited before. */
export async function searchSite(
  browser: Browser,
  url: string,
  locale: string,
  query: string,
): Promise<Result> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(`${url}/${locale}/imprint/`);
  const paths = watch(page);
  await page.locator('[data-search]').click();
  const dialog = page.locator('#search-dialog');
  await dialog.locator('input').fill(query);
  await dialog.locator('[role=status]:not(:empty) + :not([aria-busy])').waitFor();
  await page.waitForLoadState('networkidle');
  const slugs = await slugsIn(page, '#search-dialog li > a');
  await context.close();
  const german = paths.filter((path) => isGermanOnly(path, locale));
  const own = paths.filter((path) => !isGermanOnly(path, locale));
  return { slugs, bytes: { own: weigh(own), german: weigh(german) } };
}

/** Searches as Starlight would without this site's own search. */
export async function searchStock(
  browser: Browser,
  url: string,
  locale: string,
  query: string,
): Promise<Result> {
  const context = await browser.newContext();
  const page = await context.newPage();
  const paths = watch(page);
  await page.goto(`${url}/stock/${locale}/`);
  await page.locator('input').fill(query);
  await page.locator('.pagefind-ui__message').waitFor();
  await page.waitForFunction(
    () =>
      !/^(Searching|Loading)/.test(
        document.querySelector('.pagefind-ui__message')?.textContent ?? '',
      ),
  );
  await page.waitForLoadState('networkidle');
  const slugs = await slugsIn(
    page,
    '.pagefind-ui__result-inner > .pagefind-ui__result-title > .pagefind-ui__result-link',
  );
  await context.close();
  const loaded = paths.filter((path) => !path.startsWith('/stock/'));
  return { slugs, bytes: { own: weigh(loaded), german: 0 } };
}

/** Collects the addresses of everything that a page loads from now on. */
function watch(page: Page): string[] {
  const paths: string[] = [];
  page.on('response', (response) => {
    if (response.url().startsWith('http')) paths.push(new URL(response.url()).pathname);
  });
  return paths;
}

async function slugsIn(page: Page, selector: string): Promise<string[]> {
  const links = await page.locator(selector).all();
  const addresses = await Promise.all(links.map((link) => link.getAttribute('href')));
  return addresses.map((address) => pagePlace(new URL(address ?? '', page.url()).pathname).slug);
}

/** On another language's page these belong to the German index. */
function isGermanOnly(path: string, locale: string): boolean {
  return (
    locale !== 'de' &&
    /^\/(search\/de\.words\.json|pagefind\/(wasm|pagefind)\.de[._]|pagefind\/\w+\/de_)/.test(path)
  );
}

const weights = new Map<string, number>();

/** What a server with brotli sends; files that are compressed already go out as they are. */
function weigh(paths: readonly string[]): number {
  return paths.reduce((sum, path) => {
    let weight = weights.get(path);
    if (weight === undefined) {
      const file = readFileSync(fileOf(path));
      weight = Math.min(file.length, brotliCompressSync(file).length);
      weights.set(path, weight);
    }
    return sum + weight;
  }, 0);
}
