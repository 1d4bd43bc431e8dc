import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { headersOfAllFiles } from '../../fixtures/site-headers.ts';
import { writeBareSite } from './bare-site.ts';
import { buildStockSite } from './stock-site.ts';

/** A built site to measure. */
export interface Site {
  name: string;
  folder: string;
  /** What its server adds to every answer. */
  headers: Record<string, string>;
}

/** This site and the two that it is compared with; they have the same pages. */
export interface Sites {
  site: Site;
  stock: Site;
  bare: Site;
}

/** The three sites in the order in which tables show them. */
export const siteKeys = ['site', 'stock', 'bare'] as const;

/**
 * Builds stock and bare from the pages in `dist/`. Only this site has headers of its own; its
 * content security policy is a part of what it costs.
 * @param folder an empty one
 */
export async function makeSites(folder: string): Promise<Sites> {
  const [stock, bare] = [join(folder, 'stock'), join(folder, 'bare')];
  for (const path of [stock, bare]) mkdirSync(path);
  writeBareSite('dist', bare);
  console.log('written: bare HTML');
  const { cpu } = await buildStockSite('dist', stock);
  console.log(`built: stock Starlight, ${cpu.toFixed(0)} s of processor time`);
  return {
    site: { name: 'this site', folder: 'dist', headers: await headersOfAllFiles() },
    stock: { name: 'stock', folder: join(stock, 'dist'), headers: {} },
    bare: { name: 'bare', folder: bare, headers: {} },
  };
}
