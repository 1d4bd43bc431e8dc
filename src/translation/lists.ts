import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { defaultLocale, locales, type LocaleKey } from '../site/locales.ts';
import { fingerprint } from './blocks.ts';
import { readListLedger } from './ledgers.ts';

/** Folders with one file for each language, and what a reader reads of an entry. */
const readFields = {
  facts: ['value'],
  glossary: ['term', 'explanation', 'where'],
  phones: ['name', 'note'],
  phrases: ['text'],
  i18n: ['text'],
} as const;

/** A list of short texts that is translated entry by entry. */
export type ListName = keyof typeof readFields;

export const listNames = Object.keys(readFields) as ListName[];

/** The fields of an entry that are text in the reader's language. */
export const textFields: Record<ListName, readonly string[]> = {
  ...readFields,
  glossary: ['explanation', 'where'],
};

/** An entry of a list, field by field. */
export type ListEntry = Record<string, unknown>;

/**
 * Parses a list; the strings file becomes entries with a `text` each.
 * @param json content of a language's file
 */
export function parseList(list: ListName, json: string): Map<string, ListEntry> {
  const content: unknown = JSON.parse(json);
  if (list !== 'i18n') {
    return new Map((content as ListEntry[]).map((entry) => [String(entry['key']), entry]));
  }
  return new Map<string, ListEntry>(
    Object.entries(content as Record<string, string>)
      // Mails to office and agencies are always German.
      .filter(([key]) => !key.startsWith('officeMail.'))
      .map(([key, text]) => [key, { key, text }]),
  );
}

/** Where a language's file of a list lies. */
export function listFile(list: ListName, locale: LocaleKey): string {
  return `content/${list}/${locales[locale].lang}.json`;
}

/** The entries of a language; empty if it has no such file. */
export function readList(list: ListName, locale: LocaleKey): Map<string, ListEntry> {
  const file = join(process.cwd(), listFile(list, locale));
  return existsSync(file)
    ? parseList(list, readFileSync(file, 'utf8'))
    : new Map<string, ListEntry>();
}

/** Names a German entry by what a reader reads of it. */
export function entryFingerprint(list: ListName, entry: ListEntry): string {
  return fingerprint(readFields[list].map((field) => String(entry[field])).join('\n'));
}

/** The keys of translated entries whose German text has changed since. */
export function staleKeys(list: ListName, locale: LocaleKey): Set<string> {
  const madeFrom = readListLedger(locale, list) ?? {};
  const german = readList(list, defaultLocale);
  return new Set(
    Object.entries(madeFrom)
      .filter(([key, was]) => {
        const entry = german.get(key);
        return entry && entryFingerprint(list, entry) !== was;
      })
      .map(([key]) => key),
  );
}
