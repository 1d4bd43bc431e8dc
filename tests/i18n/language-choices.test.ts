import { expect, it } from 'vitest';
import { languageChoices, nameFor } from '../../src/site/language-choices.ts';
import { allLocaleKeys, localeKeys, locales } from '../../src/site/locales.ts';

it.each([
  ['ar', 'uk', 'الأوكرانية'],
  ['uk', 'ar', 'арабська'],
  ['de', 'fa', 'Dari'],
  ['de', 'de-simple', 'Deutsch: Leichte Sprache'],
  ['tr', 'ku', 'Kürtçe (Kurmancî)'],
  ['so', 'ti', 'Tigrinya'],
  ['ku', 'de', 'almanî'],
] as const)('readers of %s look for %s as %s', (reader, key, name) => {
  expect(nameFor(reader, key)).toBe(name);
});

it('has a name for every language in every language, never a bare tag', () => {
  for (const reader of allLocaleKeys) {
    for (const key of allLocaleKeys) {
      const name = nameFor(reader, key);
      expect(name, `${key} in ${reader}`).toMatch(/\p{L}{2}/u);
      expect(name).not.toBe(locales[key].lang);
    }
  }
});

it('offers what is switched on, and nothing else', () => {
  expect(languageChoices('ar').map(({ key }) => key)).toEqual(localeKeys);
  expect(languageChoices('ar').find(({ key }) => key === 'en')).toEqual({
    key: 'en',
    lang: 'en',
    dir: 'ltr',
    nativeName: 'English',
    germanName: locales.en.germanName,
    readerName: 'الإنجليزية',
  });
});
