import { writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { announcedLocaleKeys, localeKeys, locales, type Locale } from './locales.ts';

/**
 * Netlify's rules that depend on the list of languages: only the exact `/` goes to the browser's
 * language (`!` because a file, the chooser, lies there too), and each language has its own 404
 * page.
 */
export function redirectRules(): string {
  const languages = announcedLocaleKeys.map(
    (key) => `/  /${key}/  302!  Language=${browserTags(locales[key]).join(',')}`,
  );
  const notFound = localeKeys.map((key) => `/${key}/*  /${key}/404/  404`);
  return `${[...languages, ...notFound].join('\n')}\n`;
}

const browserTags = ({ lang, browserTags: others = [] }: Locale) => [lang, ...others];

/** Writes `_redirects` beside the built pages. */
export function redirects(): AstroIntegration {
  return {
    name: 'redirects',
    hooks: {
      'astro:build:done': ({ dir }) => writeFile(new URL('_redirects', dir), redirectRules()),
    },
  };
}
