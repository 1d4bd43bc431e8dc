import type { LocaleKey } from './locales.ts';

/** Address of the picture that link previews show for a language. */
export function sharingImagePath(locale: LocaleKey): string {
  return `/sharing/${locale}.png`;
}
