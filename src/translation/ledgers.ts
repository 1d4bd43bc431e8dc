import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { LocaleKey } from '../site/locales.ts';

/**
 * From which German text a translation was made: the fingerprints of the German blocks, one for
 * each block of the translation. One file for each page, so that several people can work on a
 * language at once. Only `npm run translations -- --accept` writes these files.
 */
const pageLedgerSchema = z.strictObject({ blocks: z.array(z.string().regex(/^[0-9a-f]{10}$/)) });

/** For each key of a list the fingerprint of the German entry. */
const listLedgerSchema = z.record(z.string(), z.string().regex(/^[0-9a-f]{10}$/));

/** @throws if the file breaks the schema */
export function readPageLedger(locale: LocaleKey, page: string): string[] | undefined {
  return readLedger(pageLedgerFile(locale, page), pageLedgerSchema)?.blocks;
}

/** @param blocks fingerprints of the German blocks, in the order of the translation's blocks */
export function writePageLedger(locale: LocaleKey, page: string, blocks: string[]): void {
  writeLedger(pageLedgerFile(locale, page), { blocks });
}

/**
 * @param list name of a folder with one file for each language, e.g. `glossary` or `i18n`
 * @throws if the file breaks the schema
 */
export function readListLedger(
  locale: LocaleKey,
  list: string,
): Record<string, string> | undefined {
  return readLedger(listLedgerFile(locale, list), listLedgerSchema);
}

/** @param entries the fingerprint of the German entry for each key that is translated */
export function writeListLedger(
  locale: LocaleKey,
  list: string,
  entries: Record<string, string>,
): void {
  writeLedger(listLedgerFile(locale, list), entries);
}

const pageLedgerFile = (locale: LocaleKey, page: string) =>
  `content/translations/${locale}/docs/${page}.json`;
const listLedgerFile = (locale: LocaleKey, list: string) =>
  `content/translations/${locale}/${list}.json`;

function readLedger<Ledger>(name: string, schema: z.ZodType<Ledger>): Ledger | undefined {
  const file = join(process.cwd(), name);
  if (!existsSync(file)) return undefined;
  const result = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
  return result.data;
}

function writeLedger(name: string, ledger: unknown): void {
  const file = join(process.cwd(), name);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(ledger, null, 2)}\n`);
}
