import { locales, type Locale, type LocaleKey } from '../site/locales.ts';

/**
 * The tag to give to `Intl`: with the calendar and the digits that stand in German letters, also
 * where a language has others (`fa-AF` and `ps` would count in the Persian calendar).
 */
export function intlTag(locale: LocaleKey): string {
  const { intl, lang }: Locale = locales[locale];
  return `${intl ?? lang}-u-ca-gregory-nu-latn`;
}

/**
 * A day in words, e.g. `22. November 2026` or `22 تشرين الثاني (نوفمبر) 2026`.
 * @param day midnight UTC, as YAML reads `2026-11-22`
 */
export function formatDate(day: Date, locale: LocaleKey): string {
  const { dayFirst, otherMonths }: Locale = locales[locale];
  const format = (tag: string) =>
    new Intl.DateTimeFormat(tag, {
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      timeZone: 'UTC',
    }).formatToParts(day);
  const parts = format(intlTag(locale));
  const part = (type: string) => parts.find((candidate) => candidate.type === type)?.value ?? '';
  if (otherMonths) {
    const other = format(`${otherMonths}-u-ca-gregory`).find(({ type }) => type === 'month');
    return `${part('day')} ${part('month')} (${other?.value ?? ''}) ${part('year')}`;
  }
  if (dayFirst) return `${part('day')} ${part('month')} ${part('year')}`;
  return parts.map(({ value }) => value).join('');
}
