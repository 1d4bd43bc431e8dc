import { launchBrowser } from '../../browser/launch-browser.ts';
import { pageFiles } from './built-files.ts';
import { goalRow, goalTable, markdownTable } from '../report/markdown-table.ts';
import { pageBytes, type PageBytes } from './page-bytes.ts';
import { quantile } from '../../fixtures/quantile.ts';
import { serveFolder } from './serve-folder.ts';
import type { Site, Sites } from './sites.ts';

/**
 * Weighs every page of every language in all three sites.
 * @returns Markdown for the report
 */
export async function measureBytes(sites: Sites): Promise<string> {
  const files = pageFiles(sites.site.folder);
  const site = await weigh(sites.site, files);
  const stock = await weigh(sites.stock, files);
  const bare = await weigh(sites.bare, files);
  const above = site.map(({ toRead }, index) => toRead - (bare[index]?.toRead ?? NaN));
  const toBare = ratios(site, bare);
  const toStock = ratios(site, stock);

  return `${String(files.length)} pages in all languages, bytes after brotli 11, for somebody who has seen nothing of the site. "To read" is the page and every style sheet that it waits for; "on load" is all that a browser fetches before anybody touches the page. 95 of 100 pages are at or below the third column. 14,600 is what a server sends before it waits for the first answer.

${goalTable([
  goalRow('bytes to read, median', 7168, quantile(weights(site), 0.5)),
  goalRow('bytes to read, 95 of 100', 9216, quantile(weights(site), 0.95)),
  goalRow('bytes to read, most', 14_600, quantile(weights(site), 1)),
  goalRow('page minus bare, median', 4096, quantile(above, 0.5)),
  goalRow('requests to read, most', 1, most(site, 'requests')),
  goalRow('bytes of code in the page, most', 1500, most(site, 'inlineScript')),
])}

${markdownTable(
  ['bytes to read', 'median', '95 of 100', 'most'],
  [
    ['this site', ...spread(weights(site))],
    ['stock', ...spread(weights(stock))],
    ['bare', ...spread(weights(bare))],
    ['this site minus bare', ...spread(above)],
    ['this site / bare, page by page', ...spread(toBare)],
    ['stock / bare, page by page', ...spread(ratios(stock, bare))],
    ['this site / stock, page by page', ...spread(toStock)],
  ],
)}

${markdownTable(
  [
    '',
    'requests to read, most',
    'requests on load, median',
    'requests on load, most',
    'bytes on load, median',
    'bytes on load, most',
    'bytes of code in the page, most',
  ],
  [row('this site', site), row('stock', stock), row('bare', bare)],
)}`;
}

async function weigh({ name, folder }: Site, files: readonly string[]): Promise<PageBytes[]> {
  const served = await serveFolder(folder, {});
  const browser = await launchBrowser();
  try {
    const weighed = await pageBytes(
      browser,
      folder,
      `http://localhost:${String(served.port)}`,
      files,
    );
    console.log(`weighed: ${name}, ${String(files.length)} pages`);
    return weighed;
  } finally {
    await browser.close();
    served.close();
  }
}

function weights(pages: readonly PageBytes[]): number[] {
  return pages.map(({ toRead }) => toRead);
}

function ratios(these: readonly PageBytes[], those: readonly PageBytes[]): number[] {
  return these.map(({ toRead }, index) => toRead / (those[index]?.toRead ?? NaN));
}

function spread(values: readonly number[]): number[] {
  return [0.5, 0.95, 1].map((share) => quantile(values, share));
}

function most(pages: readonly PageBytes[], what: keyof PageBytes): number {
  return Math.max(...pages.map((page) => page[what]));
}

function row(name: string, pages: readonly PageBytes[]): (string | number)[] {
  const middle = (what: keyof PageBytes) =>
    quantile(
      pages.map((page) => page[what]),
      0.5,
    );
  return [
    name,
    most(pages, 'requests'),
    middle('requestsOnLoad'),
    most(pages, 'requestsOnLoad'),
    middle('onLoad'),
    most(pages, 'onLoad'),
    most(pages, 'inlineScript'),
  ];
}
