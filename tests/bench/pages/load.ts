import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Browser } from 'playwright-core';
import { launchBrowser } from '../../browser/launch-browser.ts';
import { loadPage, type PageLoad } from './load-page.ts';
import { goalRow, goalTable, markdownTable } from '../report/markdown-table.ts';
import { measuredLocales, measuredPages } from './measured-pages.ts';
import type { SitePorts } from './network.ts';
import { median, quantile } from '../../fixtures/quantile.ts';
import { siteKeys, type Sites } from './sites.ts';

const SLOWDOWN = 4;

/** One page in one round, in all three sites, one right after the other. */
type Trio = Record<(typeof siteKeys)[number], PageLoad>;

/** All rounds of one page. */
interface Measured {
  kind: string;
  locale: string;
  rounds: Trio[];
}

/**
 * Loads some kinds of page over a slow line on a slow processor. The three sites take turns, and
 * in another order each round, so that what else the machine does meets them all.
 * @param rounds how often each page is loaded from each site
 * @returns Markdown for the report
 */
export async function measureLoad(sites: Sites, rounds: number): Promise<string> {
  const served = siteKeys.map((key) => sites[key]);
  const network = fork(new URL('network.ts', import.meta.url), [JSON.stringify(served)]);
  // If the page ignored them instead, the browser would open each connection twice.
  const browser = await launchBrowser(['--ignore-certificate-errors']);
  try {
    const [ports] = (await once(network, 'message')) as [SitePorts[]];
    const measured: Measured[] = measuredLocales.flatMap((locale) =>
      Object.keys(measuredPages).map((kind) => ({ kind, locale, rounds: [] })),
    );
    const pathOf = ({ kind, locale }: Measured) =>
      `/${locale}/${measuredPages[kind as keyof typeof measuredPages]}`;
    for (const page of measured) {
      // So that everything is compressed and every font is found before it counts.
      for (const { direct } of ports) await loadPage(browser, address(direct, pathOf(page)), 1);
    }
    let failures = 0;
    for (let round = 0; round < rounds; round += 1) {
      for (const [index, page] of measured.entries()) {
        try {
          page.rounds.push(await loadTrio(browser, ports, pathOf(page), round + index));
        } catch (error) {
          failures += 1;
          console.error(`not loaded: ${pathOf(page)}, ${String(error)}`);
        }
      }
      console.log(`loaded: round ${String(round + 1)} of ${String(rounds)}`);
    }
    return report(measured, rounds, failures);
  } finally {
    await browser.close();
    network.kill();
  }
}

/**
 * Loads a page from each site.
 * @param ports in the order of `siteKeys`
 * @param first which site's turn it is
 */
async function loadTrio(
  browser: Browser,
  ports: readonly SitePorts[],
  path: string,
  first: number,
): Promise<Trio> {
  const trio: Partial<Trio> = {};
  for (let turn = 0; turn < siteKeys.length; turn += 1) {
    const place = (turn + first) % siteKeys.length;
    const key = siteKeys[place] ?? 'site';
    trio[key] = await loadPage(browser, address(ports[place]?.slow ?? 0, path), SLOWDOWN);
  }
  return trio as Trio;
}

function address(port: number, path: string): string {
  return `https://127.0.0.1:${String(port)}${path}`;
}

function report(measured: readonly Measured[], rounds: number, failures: number): string {
  const all = measured.flatMap((page) => page.rounds);
  const own = all.map(({ site }) => site);
  const rows = measured.map(({ kind, locale, rounds: trios }) => [
    kind,
    locale,
    ...siteKeys.map((key) => milliseconds(trios.map((trio) => trio[key].lcp))),
    median(ratios(trios, 'bare')),
    median(ratios(trios, 'stock')),
    most(trios.map(({ site }) => site.cls)),
    milliseconds(trios.map(({ site }) => site.tbt)),
  ]);
  const summary = siteKeys.map((key) => {
    const loads = all.map((trio) => trio[key]);
    return [
      key === 'site' ? 'this site' : key,
      milliseconds(loads.map(({ firstByte }) => firstByte)),
      milliseconds(loads.map(({ fcp }) => fcp)),
      milliseconds(loads.map(({ lcp }) => lcp)),
      most(loads.map(({ cls }) => cls)),
      milliseconds(loads.map(({ tbt }) => tbt)),
      Math.round(most(loads.map(({ tbt }) => tbt))),
    ];
  });
  const spread = (['bare', 'stock'] as const).map((key) => [
    `LCP, this site / ${key}`,
    ...[0.25, 0.5, 0.75].map((share) => quantile(ratios(all, key), share)),
  ]);

  return `${String(measured.length)} pages, ${String(rounds)} rounds, a browser that has seen nothing, over HTTP/2 with TLS and brotli 11. The line is Lighthouse's "Slow 4G" (150 ms, 1.6 Mbit/s) with the slow start of TCP, packet by packet (\`slow-link.ts\` says what it knows); the processor is ${String(SLOWDOWN)} times slower. Milliseconds from the start of the navigation, medians; a ratio is that of two loads of one round, and the ratios' median stands here. CLS is the most of all rounds. 450 ms are three round trips, the least for a first byte.${failures > 0 ? ` ${String(failures)} rounds of a page failed and are left out.` : ''}

${goalTable([
  goalRow('LCP, this site / bare, median of all', 1.1, median(ratios(all, 'bare'))),
  goalRow('LCP, this site / stock, median of all', 0.8, median(ratios(all, 'stock'))),
  goalRow('CLS, most', 0, most(own.map(({ cls }) => cls))),
  goalRow('TBT, median', 0, median(own.map(({ tbt }) => tbt))),
])}

${markdownTable(['', 'first byte', 'FCP', 'LCP', 'CLS, most', 'TBT', 'TBT, most'], summary)}

${markdownTable(['all pairs', 'lower quarter', 'median', 'upper quarter'], spread)}

${markdownTable(
  [
    'kind of page',
    'language',
    'LCP this site',
    'LCP stock',
    'LCP bare',
    'this site / bare',
    'this site / stock',
    'CLS',
    'TBT',
  ],
  rows,
)}`;
}

/** The largest value; NaN if there is none. */
function most(values: readonly number[]): number {
  return quantile(values, 1);
}

function ratios(trios: readonly Trio[], other: 'stock' | 'bare'): number[] {
  return trios.map((trio) => trio.site.lcp / trio[other].lcp);
}

function milliseconds(values: readonly number[]): number {
  return Math.round(median(values));
}
