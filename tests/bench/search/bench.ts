// Types every query of the tables into the search of the built site and into plain Pagefind, in a
// browser that has seen neither, and prints what they find and what they cost.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { locales } from '../../../src/site/locales.ts';
import { launchBrowser } from '../../browser/launch-browser.ts';
import { queriesOf, queryLocales, type Query } from './queries.ts';
import { searchSite, searchStock, type Result } from './searches.ts';
import { serveDist } from './serve-dist.ts';
import { stockPage } from './stock-page.ts';

interface Measured extends Query {
  site: Result;
  stock: Result;
}

const { values } = parseArgs({ options: { language: { type: 'string' } } });
const languages = queryLocales.filter((locale) => (values.language ?? locale) === locale);

const served = await serveDist(
  Object.fromEntries(queryLocales.map((key) => [`/stock/${key}/`, stockPage(locales[key].lang)])),
);
const browser = await launchBrowser();
for (const locale of languages) {
  const measured: Measured[] = [];
  for (const query of queriesOf(locale)) {
    const site = await searchSite(browser, served.url, locale, query.text);
    const stock = await searchStock(browser, served.url, locale, query.text);
    measured.push({ ...query, site, stock });
  }
  report(locale, measured);
}
await browser.close();
served.close();
const browserVersion = browser.version();
const commit = execFileSync('git', ['log', '-1', '--format=%h'], { encoding: 'utf8' }).trim();
console.log(`\n${new Date().toISOString().slice(0, 10)}, ${commit}, Chromium ${browserVersion}`);

function report(locale: string, all: readonly Measured[]): void {
  const heldOut = all.filter(({ half }) => half === 'held-out');
  console.log(
    `\n${locale}: ${String(all.length)} queries, ${String(heldOut.length)} of them held out`,
  );
  console.table({
    'this site': figures(all, heldOut, 'site'),
    'plain Pagefind': figures(all, heldOut, 'stock'),
  });
  for (const { text, expected, half, site } of all) {
    const place = placeOf(expected, site);
    if (place > 1) {
      const found = site.slugs.slice(0, 3).join(', ');
      const where = place > 3 ? 'not in the top 3' : `place ${String(place)}`;
      console.log(`${half}: ${text} → ${expected.join(' or ')}: ${where} (${found})`);
    }
  }
}

function figures(all: readonly Measured[], heldOut: readonly Measured[], who: 'site' | 'stock') {
  const bytes = all.map((query) => query[who].bytes.own).sort((a, b) => a - b);
  const german = all.map((query) => query[who].bytes.german).filter((count) => count > 0);
  return {
    'rank 1': share(all, who, 1),
    'top 3': share(all, who, 3),
    'top 3, held out': share(heldOut, who, 3),
    'bytes, median': bytes[Math.floor(bytes.length / 2)],
    'bytes, most': bytes.at(-1),
    'German after it, median': german.sort((a, b) => a - b)[Math.floor(german.length / 2)] ?? 0,
    'queries with German': german.length,
  };
}

function share(queries: readonly Measured[], who: 'site' | 'stock', places: number): string {
  const found = queries.filter((query) => placeOf(query.expected, query[who]) <= places);
  return `${((100 * found.length) / queries.length).toFixed(1)} %`;
}

/** The place of the first expected page on the screen, from 1; very far if it is not there. */
function placeOf(expected: readonly string[], { slugs }: Result): number {
  const place = slugs.findIndex((slug) => expected.includes(slug));
  return place < 0 ? Infinity : place + 1;
}
