/** Facts about one language of the site. */
export interface Locale {
  /** BCP 47 tag for `lang` attributes and `Intl`; also the name of the strings file. */
  lang: string;
  /** Writing direction. Starlight does not infer it. */
  dir: 'ltr' | 'rtl';
  /** The language's own name, as its readers know it. */
  label: string;
  /** The German name, for the mails that the office and the agencies read. */
  germanName: string;
  /**
   * A simpler form of another language (Leichte Sprache). Browsers do not ask for it and search
   * engines do not know it, so it is neither redirected to nor announced by hreflang.
   */
  isVariant?: boolean;
  /** Tags by which browsers ask for it, where there are others than `lang`. */
  browserTags?: readonly string[];
  /** Tag whose `Intl` data fit our readers, where it is not `lang` itself. */
  intl?: string;
  /** Day, month, year in this order, where `Intl` begins with the month or the year. */
  dayFirst?: boolean;
  /** Tag whose month names stand in brackets after the usual ones, for readers from elsewhere. */
  otherMonths?: string;
  /** Machines write this language badly; the pages ask for somebody who checks them. */
  checkerWanted?: boolean;
  /**
   * Whether readers are offered the language. Until then it appears nowhere, although its files
   * may lie in `content/`. Switch it on when `npm test` finds nothing missing.
   */
  offered: boolean;
}

/**
 * The one list of languages. The key is the folder in `content/docs/` and the first
 * segment of every address. Everything else derives from here: Starlight, the chooser,
 * the redirects of `/`, the 404 rules, sitemap, functions, mails and tests.
 */
export const locales = {
  de: {
    lang: 'de',
    dir: 'ltr',
    label: 'Deutsch',
    germanName: 'Deutsch',
    offered: true,
  },
  'de-simple': {
    lang: 'de-simple',
    dir: 'ltr',
    label: 'Leichte Sprache',
    germanName: 'Deutsch in Leichter Sprache',
    isVariant: true,
    offered: true,
  },
  en: {
    lang: 'en',
    dir: 'ltr',
    label: 'English',
    germanName: 'Englisch',
    intl: 'en-GB',
    offered: true,
  },
  ar: {
    lang: 'ar',
    dir: 'rtl',
    label: 'العربية',
    germanName: 'Arabisch',
    intl: 'ar-SY',
    otherMonths: 'ar',
    offered: true,
  },
  uk: {
    lang: 'uk',
    dir: 'ltr',
    label: 'Українська',
    germanName: 'Ukrainisch',
    offered: true,
  },
  ru: {
    lang: 'ru',
    dir: 'ltr',
    label: 'Русский',
    germanName: 'Russisch',
    offered: true,
  },
  tr: {
    lang: 'tr',
    dir: 'ltr',
    label: 'Türkçe',
    germanName: 'Türkisch',
    offered: true,
  },
  fa: {
    lang: 'fa-AF',
    dir: 'rtl',
    label: 'دری / فارسی',
    germanName: 'Dari und Persisch',
    browserTags: ['fa', 'prs'],
    offered: true,
  },
  ku: {
    lang: 'ku',
    dir: 'ltr',
    label: 'Kurdî (Kurmancî)',
    germanName: 'Kurdisch (Kurmandschi)',
    browserTags: ['kmr'],
    checkerWanted: true,
    offered: true,
  },
  ro: {
    lang: 'ro',
    dir: 'ltr',
    label: 'Română',
    germanName: 'Rumänisch',
    offered: true,
  },
  pl: {
    lang: 'pl',
    dir: 'ltr',
    label: 'Polski',
    germanName: 'Polnisch',
    offered: true,
  },
  bg: {
    lang: 'bg',
    dir: 'ltr',
    label: 'Български',
    germanName: 'Bulgarisch',
    offered: true,
  },
  so: {
    lang: 'so',
    dir: 'ltr',
    label: 'Soomaali',
    germanName: 'Somali',
    dayFirst: true,
    checkerWanted: true,
    offered: true,
  },
  ti: {
    lang: 'ti',
    dir: 'ltr',
    label: 'ትግርኛ',
    germanName: 'Tigrinya',
    dayFirst: true,
    checkerWanted: true,
    offered: false,
  },
  sq: {
    lang: 'sq',
    dir: 'ltr',
    label: 'Shqip',
    germanName: 'Albanisch',
    offered: true,
  },
  ps: {
    lang: 'ps',
    dir: 'rtl',
    label: 'پښتو',
    germanName: 'Paschtu',
    dayFirst: true,
    checkerWanted: true,
    offered: true,
  },
} as const satisfies Record<string, Locale>;

/** A folder in `content/docs/` and the first segment of an address, e.g. `ar`. */
export type LocaleKey = keyof typeof locales;

/** The source language: what is not translated is shown in it. */
export const defaultLocale = 'de' satisfies LocaleKey;

/** All languages that we work on, offered or not; for translators' tools and their tests. */
export const allLocaleKeys = Object.keys(locales) as LocaleKey[];

/** The languages that readers are offered. */
export const localeKeys = allLocaleKeys.filter((key) => locales[key].offered);

/** The offered languages as Starlight wants them. */
export const offeredLocales = Object.fromEntries(localeKeys.map((key) => [key, locales[key]]));

/** Languages that browsers ask for and search engines know. */
export const announcedLocaleKeys = localeKeys.filter((key) => !(locales[key] as Locale).isVariant);

/** Tells whether a path segment or form value is one of the languages that readers are offered. */
export function isLocaleKey(value: unknown): value is LocaleKey {
  return typeof value === 'string' && (localeKeys as string[]).includes(value);
}

/** The language of a route; pages outside a language, such as `/languages/`, count as German. */
export function currentLocale(locale: string | undefined): LocaleKey {
  return isLocaleKey(locale) ? locale : defaultLocale;
}
