import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { LocaleKey } from '../site/locales.ts';

const docs = join(process.cwd(), 'content/docs');

/** The pages of a language by their files without ending, e.g. `modules/1/index`. */
export function pageFiles(locale: LocaleKey): string[] {
  return globSync('**/*.mdx', { cwd: join(docs, locale) })
    .map((file) => file.replaceAll('\\', '/').replace(/\.mdx$/, ''))
    .sort();
}

/** The source of a page, or nothing if the language does not have it. */
export function pageSource(locale: LocaleKey, page: string): string | undefined {
  const file = join(docs, locale, `${page}.mdx`);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** One value of a page's head, e.g. its `type`. */
export function headValue(source: string, key: string): string | undefined {
  const head = /^---\n([\s\S]*?)\n---\n/.exec(source)?.[1] ?? '';
  return new RegExp(`^${key}: *['"]?(.*?)['"]?$`, 'm').exec(head)?.[1];
}
