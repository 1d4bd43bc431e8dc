import { describe, expect, it } from 'vitest';
import { glossary } from '../../src/data/glossary.ts';
import { formatDate, intlTag } from '../../src/i18n/format-date.ts';
import { stringsOf } from '../../src/i18n/strings.ts';
import { allLocaleKeys, localeKeys, locales } from '../../src/site/locales.ts';

const day = new Date('2026-11-22');

it.each([
  ['de', '22. November 2026'],
  ['de-simple', '22. November 2026'],
  ['en', '22 November 2026'],
  ['ar', '22 تشرين الثاني (نوفمبر) 2026'],
  ['uk', '22 листопада 2026\u202Fр.'],
  ['ru', '22 ноября 2026\u202Fг.'],
  ['tr', '22 Kasım 2026'],
  ['fa', '22 نومبر 2026'],
  ['ku', '22ê mijdara 2026an'],
  ['ro', '22 noiembrie 2026'],
  ['pl', '22 listopada 2026'],
  ['bg', '22 ноември 2026\u202Fг.'],
  ['so', '22 Noofeembar 2026'],
  ['ti', '22 ሕዳር 2026'],
  ['sq', '22 nëntor 2026'],
  ['ps', '22 نومبر 2026'],
] as const)('writes a day in %s', (locale, text) => {
  expect(formatDate(day, locale)).toBe(text);
});

// What Intl does by itself is asserted too: once it changes, the way around it can go.
describe('the traps of Intl', () => {
  it('calendar: Dari and Pashto do not get the Persian year', () => {
    expect(day.toLocaleDateString('ps', { dateStyle: 'long' })).toContain('۱۴۰۵');
    for (const key of allLocaleKeys) expect(formatDate(day, key)).toContain('2026');
  });

  it('digits: numbers are written as they stand in German letters', () => {
    expect(new Intl.NumberFormat('fa-AF').format(22)).toBe('۲۲');
    for (const key of allLocaleKeys) {
      expect(new Intl.NumberFormat(intlTag(key)).format(22)).toBe('22');
    }
  });

  it('order: nobody reads the month first', () => {
    expect(day.toLocaleDateString('so', { dateStyle: 'long' })).toBe('Noofeembar 22, 2026');
    for (const key of allLocaleKeys) expect(formatDate(day, key)).toMatch(/^22/);
  });

  it('time zone: a day is the same day on every machine', () => {
    expect(formatDate(new Date('2026-01-01'), 'de')).toBe('1. Januar 2026');
  });

  it('collation: without data, Intl sorts as the machine likes, so we sort by the German word', () => {
    expect(Intl.Collator.supportedLocalesOf(['so', 'ti'])).toEqual([]);
    const order = glossary('de').map(({ key }) => key);
    for (const key of localeKeys) expect(glossary(key).map((word) => word.key)).toEqual(order);
  });

  const hasManyForms = (key: (typeof allLocaleKeys)[number]) =>
    new Intl.PluralRules(locales[key].lang).resolvedOptions().pluralCategories.length > 2;

  it.each(localeKeys.filter(hasManyForms))(
    'plural forms: no noun of %s follows a number that a program fills in',
    (key) => {
      const strings = stringsOf(key);
      const counted = Object.keys(strings).filter((name) => strings[name]?.includes('[COUNT]'));
      expect(
        counted.filter((name) => /(?<!: )\[COUNT\]\s+\p{L}/u.test(strings[name] ?? '')),
      ).toEqual([]);
    },
  );
});
