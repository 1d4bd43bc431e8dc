import type { StarlightRouteData } from '@astrojs/starlight/route-data';

/**
 * Attributes for what the site itself says inside a text: the reader's language, where the text is
 * a German fallback, and nothing where both are the same.
 */
export function frameLanguage({ isFallback, lang, dir }: StarlightRouteData): {
  lang?: string;
  dir?: 'ltr' | 'rtl';
} {
  return isFallback ? { lang, dir } : {};
}
