import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { bareHtml } from '../../fixtures/weigh-page.ts';
import { pageFiles } from './built-files.ts';

/**
 * Writes every page of a site once more without its frame, styles and scripts.
 * @param site folder of the built site
 * @param folder an empty one for the bare pages
 */
export function writeBareSite(site: string, folder: string): void {
  for (const file of pageFiles(site)) {
    const target = join(folder, file);
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, bareHtml(fromHtml(readFileSync(join(site, file), 'utf8'))));
  }
}
