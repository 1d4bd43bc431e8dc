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
  /** Locale for link previews (`og:locale`), in the form `language_TERRITORY`. */
  openGraph: string;
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
    openGraph: 'de_DE',
  },
  'de-simple': {
    lang: 'de-simple',
    dir: 'ltr',
    label: 'Leichte Sprache',
    germanName: 'Deutsch in Leichter Sprache',
    openGraph: 'de_DE',
    isVariant: true,
  },
  en: {
    lang: 'en',
    dir: 'ltr',
    label: 'English',
    germanName: 'Englisch',
    openGraph: 'en_GB',
  },
  ar: {
    lang: 'ar',
    dir: 'rtl',
    label: 'العربية',
    germanName: 'Arabisch',
    openGraph: 'ar_AR',
  },
} as const satisfies Record<string, Locale>;

/** A folder in `content/docs/` and the first segment of an address, e.g. `ar`. */
export type LocaleKey = keyof typeof locales;

/** The source language: what is not translated is shown in it. */
export const defaultLocale = 'de' satisfies LocaleKey;

export const localeKeys = Object.keys(locales) as LocaleKey[];

/** Languages that browsers ask for and search engines know. */
export const announcedLocaleKeys = localeKeys.filter((key) => !(locales[key] as Locale).isVariant);

/** Tells whether a path segment or form value is one of the site's languages. */
export function isLocaleKey(value: unknown): value is LocaleKey {
  return typeof value === 'string' && Object.hasOwn(locales, value);
}

/** The language of a route; pages outside a language, such as `/languages/`, count as German. */
export function currentLocale(locale: string | undefined): LocaleKey {
  return isLocaleKey(locale) ? locale : defaultLocale;
}
