import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { stringsOf, type StringKey } from '../i18n/strings.ts';
import { defaultLocale, localeKeys, locales } from './locales.ts';

type Sidebar = NonNullable<StarlightUserConfig['sidebar']>;

/** A group whose heading comes from the strings files; pages bring their own titles. */
function group(label: StringKey, slugs: string[]): Sidebar[number] {
  return {
    label: stringsOf(defaultLocale)[label] ?? label,
    translations: Object.fromEntries(
      localeKeys.map((locale) => [locales[locale].lang, stringsOf(locale)[label] ?? label]),
    ),
    items: slugs.map((slug) => ({ slug })),
  };
}

/** The site's navigation, the same in every language. */
export const sidebar: Sidebar = [
  group('nav.project', ['project', 'training', 'take-part', 'registration']),
  group('nav.help', ['responsible', 'contact']),
  group('nav.legal', ['imprint', 'privacy', 'accessibility', 'open-questions']),
];
