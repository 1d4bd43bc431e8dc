/**
 * A date in words. Gregorian and with the digits that stand in letters, also in languages that
 * have a calendar and digits of their own.
 * @param lang BCP 47 tag
 */
export function longDate(date: Date, lang: string): string {
  return date.toLocaleDateString(lang, {
    dateStyle: 'long',
    timeZone: 'Europe/Berlin',
    calendar: 'gregory',
    numberingSystem: 'latn',
  });
}
