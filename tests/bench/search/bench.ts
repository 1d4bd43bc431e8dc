// Types every query of the tables into the search of the built site and into plain Pagefind, in a
// browser that has seen neither, and writes into report.md what they find and what they cost.
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { locales } from '../../../src/site/locales.ts';
import { launchBrowser } from '../../browser/launch-browser.ts';
import { median, quantile } from '../../fixtures/quantile.ts';
import { conditions } from '../report/conditions.ts';
import { markdownTable, type Cell } from '../report/markdown-table.ts';
import { writeMarkdown } from '../report/write-markdown.ts';
import { queriesOf, queryLocales, type Query } from './queries.ts';
import { searchSite, searchStock, type Result } from './searches.ts';
import { serveDist } from './serve-dist.ts';
import { stockPage } from './stock-page.ts';

interface Measured extends Query {
  site: Result;
  stock: Result;
}

const preface = `# What the search finds, and what it costs

Written by \`npm run bench:search\`. In each language 50 queries and the pages that must come first; 24 of them are held out: they were committed in c29d36d, before one of them had been typed into any search. Before anything was changed then, this site had 92, 92 and 88 % of them in its first three (de, en, ar). **Plain Pagefind** is Starlight's own search on the same index. Bytes are what a first search loads after brotli 11, in the reader's language; the German pages that follow on another language's page are counted apart.
`;

const { values } = parseArgs({ options: { language: { type: 'string' } } });
const languages = queryLocales.filter((locale) => (values.language ?? locale) === locale);
const started = performance.now();

const served = await serveDist(
  Object.fromEntries(queryLocales.map((key) => [`/stock/${key}/`, stockPage(locales[key].lang)])),
);
const browser = await launchBrowser();
const sections: string[] = [];
for (const locale of languages) {
  const measured: Measured[] = [];
  for (const query of queriesOf(locale)) {
    const site = await searchSite(browser, served.url, locale, query.text);
    const stock = await searchStock(browser, served.url, locale, query.text);
    measured.push({ ...query, site, stock });
  }
  const section = report(locale, measured);
  console.log(section);
  sections.push(section);
}
await browser.close();
served.close();
// A part of the languages would leave a part of a report.
if (values.language === undefined) {
  const lines = [preface, conditions('npm run bench:search', started), ...sections];
  await writeMarkdown(fileURLToPath(new URL('report.md', import.meta.url)), lines.join('\n\n'));
}

function report(locale: string, all: readonly Measured[]): string {
  const heldOut = all.filter(({ half }) => half === 'held-out');
  const missed = all
    .filter(({ expected, site }) => placeOf(expected, site) > 1)
    .map(({ half, text, expected, site }) => {
      const place = placeOf(expected, site);
      return [
        text,
        half,
        expected.join(' or '),
        place > 3 ? 'not in the top 3' : place,
        site.slugs.slice(0, 3).join(', '),
      ];
    });
  return `## ${locale}: ${String(all.length)} queries, ${String(heldOut.length)} of them held out

${markdownTable(
  [
    '',
    'rank 1, %',
    'top 3, %',
    'top 3 of the held out, %',
    'bytes, median',
    'bytes, most',
    'German after it, median',
  ],
  [
    ['this site', ...figures(all, heldOut, 'site')],
    ['plain Pagefind', ...figures(all, heldOut, 'stock')],
  ],
)}

${markdownTable(['not at rank 1', 'half', 'expected', 'place', 'first three'], missed)}`;
}

function figures(
  all: readonly Measured[],
  heldOut: readonly Measured[],
  who: 'site' | 'stock',
): Cell[] {
  const bytes = all.map((query) => query[who].bytes.own);
  const german = all.map((query) => query[who].bytes.german);
  return [
    share(all, who, 1),
    share(all, who, 3),
    share(heldOut, who, 3),
    Math.round(median(bytes)),
    quantile(bytes, 1),
    Math.round(median(german)),
  ];
}

/** In percent. */
function share(queries: readonly Measured[], who: 'site' | 'stock', places: number): number {
  const found = queries.filter((query) => placeOf(query.expected, query[who]) <= places);
  return Math.round((1000 * found.length) / queries.length) / 10;
}

/** The place of the first expected page on the screen, from 1; very far if it is not there. */
function placeOf(expected: readonly string[], { slugs }: Result): number {
  const place = slugs.findIndex((slug) => expected.includes(slug));
  return place < 0 ? Infinity : place + 1;
}
