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

describe.each(localeKeys)('the language %s', (locale) => {
  it('is complete: a strings file, a folder, a guide and every page', () => {
    const missing = [
      `content/i18n/${locales[locale].lang}.json`,
      `content/docs/${locale}`,
      ...(locale === defaultLocale || isVariant(locale) ? [] : [`content/guides/${locale}.md`]),
    ].filter((path) => !existsSync(path));
    const slugs = authoredSlugs(locale);
    expect([...missing, ...translated.filter((slug) => !slugs.includes(slug))]).toEqual([]);
  });

  it('has no page that German does not have', () => {
    const german = authoredSlugs(defaultLocale);
    expect(authoredSlugs(locale).filter((slug) => !german.includes(slug))).toEqual([]);
  });

  it('has no folder or file of an unknown name beside it', () => {
    const folders = globSync('content/docs/*/').map((folder) => folder.split('/').at(-1));
    expect(folders.sort()).toEqual([...localeKeys].sort());
    const files = globSync('content/i18n/*.json').map((file) => file.split('/').at(-1));
    expect(files.sort()).toEqual(localeKeys.map((key) => `${locales[key].lang}.json`).sort());
  });
});

// Leichte Sprache is written anew, block by block, and not translated.
describe.each(announcedLocaleKeys.filter((key) => key !== defaultLocale))(
  'pages in %s',
  (locale) => {
    it.each(translated)(
      '"%s" has the structure, links and components of the German page',
      (slug) => {
        expect(skeleton(source(locale, slug), locale)).toEqual(
          skeleton(source(defaultLocale, slug), defaultLocale),
        );
      },
    );

    it.each(translated)('"%s" says how it was translated', (slug) => {
      expect(source(locale, slug)).toMatch(/^translation: (machine|checked)$/m);
    });
  },
);

it.each(localeKeys.flatMap((key) => authoredSlugs(key).map((slug) => [key, slug] as const)))(
  'editors write no imports: %s/%s',
  (locale, slug) => {
    expect(source(locale, slug)).not.toMatch(/^(import|export) /m);
  },
);

/** What must be the same in every language: kinds of blocks, link targets and components. */
function skeleton(page: string, locale: string) {
  const body = page.replace(/^---[\s\S]*?---/, '');
  const blocks = body
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => /^\s*(#+|-|\d+\.|<\/?[A-Z]\w*)/.exec(line)?.[1] ?? 'text');
  const links = [...body.matchAll(/\]\(([^)]+)\)/g)].map(([, target = '']) =>
    target.replace(`/${locale}/`, '/*/'),
  );
  // Titles and labels are text, and translated.
  const components = (body.match(/<[A-Z]\w*[^>]*>/g) ?? []).map((tag) =>
    tag.replace(/ (title|label)="[^"]*"/g, ''),
  );
  return { blocks, links, components };
}
