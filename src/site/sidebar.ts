import type { StarlightUserConfig } from '@astrojs/starlight/types';
import { stringsOf, type StringKey } from '../i18n/strings.ts';
import { defaultLocale, localeKeys, locales } from './locales.ts';

type Sidebar = NonNullable<StarlightUserConfig['sidebar']>;
type Items = Extract<Sidebar[number], { items: unknown }>['items'];

/** A group whose heading comes from the strings files; pages bring their own titles. */
function group(
  label: StringKey,
  items: Items,
  values: Record<string, string> = {},
): Sidebar[number] {
  const labelIn = (locale: (typeof localeKeys)[number]) =>
    (stringsOf(locale)[label] ?? label).replace(
      /\{\{(\w+)\}\}/g,
      (_, name: string) => values[name] ?? '',
    );
  return {
    label: labelIn(defaultLocale),
    translations: Object.fromEntries(
      localeKeys.map((locale) => [locales[locale].lang, labelIn(locale)]),
    ),
    items,
    collapsed: Object.keys(values).length > 0 || label === 'nav.handouts',
  };
}

const modules = [1, 2, 3, 4, 5].map((number) =>
  group('module.title', [{ autogenerate: { directory: `modules/${String(number)}` } }], {
    number: String(number),
  }),
);

/** The site's navigation, the same in every language. */
export const sidebar: Sidebar = [
  group('nav.project', ['project', 'take-part', 'training', 'registration', 'questions']),
  group('nav.help', ['newcomers', 'responsible', 'emergency', 'contact']),
  group('nav.appointment', [{ autogenerate: { directory: 'guides' } }, 'phrases', 'glossary']),
  group('nav.handouts', [{ autogenerate: { directory: 'handouts' } }]),
  group('nav.modules', ['modules', ...modules]),
  group('nav.legal', ['imprint', 'privacy', 'accessibility', 'sign-language', 'open-questions']),
];
