import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { contact } from '../../src/forms/contact.ts';
import { describeField, fieldNames } from '../../src/forms/form.ts';
import { registration } from '../../src/forms/registration.ts';
import { stringsOf } from '../../src/i18n/strings.ts';
import { announcedLocaleKeys, localeKeys } from '../../src/site/locales.ts';

const german = stringsOf('de');
/** Mails to office and agencies are always German. */
const isGermanOnly = (key: string) => key.startsWith('officeMail.');
const needed = Object.keys(german).filter((key) => !isGermanOnly(key));
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}|\[[A-Z_]+\]/g) ?? []).sort();

const translated = localeKeys.filter((key) => key !== 'de');

describe.each(translated)('the strings file of %s', (locale) => {
  const strings = stringsOf(locale);

  it('has every string', () => {
    expect(needed.filter((key) => !strings[key]?.trim())).toEqual([]);
  });

  it('has no string that German does not have', () => {
    expect(Object.keys(strings).filter((key) => !needed.includes(key))).toEqual([]);
  });

  it('keeps every placeholder', () => {
    const changed = needed.filter(
      (key) => placeholders(strings[key] ?? '').join() !== placeholders(german[key] ?? '').join(),
    );
    expect(changed).toEqual([]);
  });
});

it.each(translated.filter((key) => announcedLocaleKeys.includes(key)))(
  'is not left in German: %s',
  (locale) => {
    const strings = stringsOf(locale);
    const same = needed.filter((key) => strings[key] === german[key]);
    // Words that are the same in several languages, and the key's name on the keyboard.
    const words = (key: string) => (german[key] ?? '').replace(/\{\{\w+\}\}/g, '').trim();
    expect(same.filter((key) => words(key).length > 12)).toEqual([]);
  },
);

it('has all keys of Starlight and Pagefind, so that nothing falls back to German unseen', async () => {
  const file = join(process.cwd(), 'node_modules/@astrojs/starlight/dist/translations/en.js');
  const { default: builtIn } = (await import(file)) as { default: Record<string, string> };
  const pagefind = [
    'clear_search',
    'load_more',
    'search_label',
    'filters_label',
    'zero_results',
    'many_results',
    'one_result',
    'alt_search',
    'search_suggestion',
    'searching',
  ].map((key) => `pagefind.${key}`);
  const wanted = [...Object.keys(builtIn), ...pagefind].filter(
    (key) => !key.startsWith('expressiveCode.'),
  );
  expect(wanted.filter((key) => !(key in german))).toEqual([]);
});

it('has a sentence for every error of every field', () => {
  const missing = [registration, contact].flatMap((form) =>
    fieldNames(form).flatMap((name) => {
      const field = describeField(form, name);
      const isText = field.control === 'text' || field.control === 'textarea';
      const codes = [
        ...(field.required ? ['empty'] : []),
        ...(form.oneOf.some(([first]) => first === name) ? ['oneOf'] : []),
        ...(field.maxLength ? ['long'] : []),
        ...(field.pattern && field.pattern !== '^.*\\p{L}.*$' ? ['invalid'] : []),
        ...(isText ? [] : ['invalid']),
      ];
      return codes.map((code) => `${field.strings}.${code}`).filter((key) => !(key in german));
    }),
  );
  expect(missing).toEqual([]);
});

it('has no string that nothing uses', () => {
  const code = globSync(['src/**/*.{ts,astro}', 'functions/*.ts', 'astro.config.mjs'])
    .map((file) => readFileSync(file, 'utf8'))
    .join('\n');
  const fieldTexts = [registration, contact].flatMap((form) =>
    fieldNames(form).map((name) => `${describeField(form, name).strings}.`),
  );
  const frameworks =
    /^(skipLink|search|themeSelect|languageSelect|menuButton|sidebarNav|tableOfContents|i18n|page|404|aside|fileTree|builtWithStarlight|heading|pagefind)\./;
  const composed =
    /^(registration|contact)\.group\.|^form\.(unsaved|tooLarge|unreadable|elsewhere)\.|^officeMail\.(registration|contact|alarm)\.|^(registration|contact)\.submit$|^(phrases|trafficLight|checker)\./;
  const unused = Object.keys(german).filter(
    (key) =>
      !code.includes(`'${key}'`) &&
      !frameworks.test(key) &&
      !composed.test(key) &&
      !fieldTexts.some((prefix) => key.startsWith(prefix)),
  );
  expect(unused).toEqual([]);
});
