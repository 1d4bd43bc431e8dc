import { globSync } from 'node:fs';

/**
 * All pages of a built site, as files below its folder, e.g. `de/training/index.html`.
 * @param folder a site that has been built
 */
export function pageFiles(folder: string): string[] {
  return globSync('**/*.html', { cwd: folder })
    .map((file) => file.replaceAll('\\', '/'))
    .sort();
}

/** The address of a page, e.g. `/de/training/`. @param file below the site's folder */
export function addressOf(file: string): string {
  return `/${file.replace(/(^|\/)index\.html$/, '$1')}`;
}
