import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { authoredSlugs } from '../../src/site/authored-pages.ts';
import {
  announcedLocaleKeys,
  defaultLocale,
  localeKeys,
  locales,
  type LocaleKey,
} from '../../src/site/locales.ts';
import { readList } from '../../src/translation/lists.ts';

function source(locale: string, slug: string): string {
  const [file] = globSync([
    `content/docs/${locale}/${slug || 'index'}.mdx`,
    `content/docs/${locale}/${slug}/index.mdx`,
  ]);
  if (!file) throw new Error(`${locale} has no page "${slug}"`);
  return readFileSync(file, 'utf8');
}

/** Training material and pages for the office may be German only; everybody needs the rest. */
const translated = authoredSlugs(defaultLocale).filter((slug) =>
  /^type: (public|utility)$/m.test(source(defaultLocale, slug)),
);
const isVariant = (key: LocaleKey) => !announcedLocaleKeys.includes(key);

describe.each(localeKeys)('the language %s, which readers are offered,', (locale) => {
  it('is complete: a strings file, a guide, every string and every public page', () => {
    const missing = [
      `content/i18n/${locales[locale].lang}.json`,
      ...(locale === defaultLocale || isVariant(locale) ? [] : [`content/guides/${locale}.md`]),
    ].filter((path) => !existsSync(path));
    const slugs = authoredSlugs(locale);
    const strings = readList('i18n', locale);
    expect([
      ...missing,
      ...translated
        .filter((slug) => !slugs.includes(slug))
        .map((slug) => `content/docs/${locale}/${slug || 'index'}.mdx`),
      ...[...readList('i18n', defaultLocale).keys()]
        .filter((key) => !strings.has(key))
        .map((key) => `the string ${key}`),
    ]).toEqual([]);
  });
});

it.each(localeKeys.flatMap((key) => authoredSlugs(key).map((slug) => [key, slug] as const)))(
  'editors write no imports: %s/%s',
  (locale, slug) => {
    expect(source(locale, slug)).not.toMatch(/^(import|export) /m);
  },
);
