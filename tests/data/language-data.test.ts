import { describe, expect, it } from 'vitest';
import { factRecords, findFact } from '../../src/data/facts.ts';
import { findTerm, glossary, headword } from '../../src/data/glossary.ts';
import { findPhone, phoneNumbers } from '../../src/data/phones.ts';
import { phrasesFor, situations } from '../../src/data/phrases.ts';
import { localeKeys, locales } from '../../src/site/locales.ts';

describe('the glossary', () => {
  const entries = glossary('de');

  it('explains at least 120 words, each in short sentences', () => {
    expect(entries.length).toBeGreaterThanOrEqual(120);
    const long = entries.filter(({ explanation }) => explanation.split(/\s+/).length > 45);
    expect(long.map(({ term }) => term)).toEqual([]);
  });

  it('stands in German alphabetical order, without regard to the article', () => {
    const words = entries.map(headword);
    expect(words).toEqual([...words].sort((a, b) => a.localeCompare(b, 'de')));
    expect(words.indexOf('Überweisung')).toBeLessThan(words.indexOf('Vertrag'));
  });

  it('names the word that it does not have', () => {
    expect(() => findTerm('quatsch', 'de')).toThrow('quatsch');
  });
});

describe('the phrases', () => {
  it('are at least 150, with some for every situation', () => {
    const counts = situations.map((situation) => phrasesFor(situation, 'de').length);
    expect(Math.min(...counts)).toBeGreaterThanOrEqual(8);
    expect(counts.reduce((sum, count) => sum + count)).toBeGreaterThanOrEqual(150);
  });

  it('are German sentences without a translation on a German page', () => {
    const translations = phrasesFor('doctor', 'de').map(({ translation }) => translation);
    expect(new Set(translations)).toEqual(new Set([undefined]));
  });
});

describe.each(localeKeys)('numbers and facts in %s', (locale) => {
  it('are all there, in the reader’s language or marked as German', () => {
    for (const { key } of phoneNumbers) expect(findPhone(key, locale).name).toBeTruthy();
    for (const { key } of factRecords) expect(findFact(key, locale).value).toBeTruthy();
  });
});

it('names the numbers that there are, if an editor mistypes one', () => {
  expect(() => findPhone('polizei', 'de')).toThrow(/"polizei".*police/);
  expect(() => findFact('kaution', 'de')).toThrow(/"kaution".*deposit-limit/);
});

describe.each(localeKeys)('words and sentences in %s', (locale) => {
  const own: string = locales[locale].lang;

  it('keep the German word, and mark in which language the explanation is', () => {
    for (const entry of glossary(locale)) {
      expect(entry.term).toBe(findTerm(entry.key, 'de').term);
      expect([own, 'de']).toContain(entry.lang);
      expect(entry.dir).toBe(locales[entry.lang === own ? locale : 'de'].dir);
    }
  });

  it('keep the German sentence, with a translation only in the reader’s language', () => {
    for (const situation of situations) {
      const german = phrasesFor(situation, 'de').map(({ text }) => text);
      const phrases = phrasesFor(situation, locale);
      expect(phrases.map(({ text }) => text)).toEqual(german);
      for (const { translation } of phrases) {
        if (translation) expect(translation).toMatchObject({ lang: own, dir: locales[locale].dir });
      }
    }
  });
});
