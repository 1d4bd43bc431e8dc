import { defaultLocale, type LocaleKey } from '../site/locales.ts';
import { blocksOf, fingerprint } from './blocks.ts';
import { germanFile, germanPageFile } from './german-source.ts';
import { readListLedger, writeListLedger, writePageLedger } from './ledgers.ts';
import { entryFingerprint, listFile, parseList, readList, type ListName } from './lists.ts';
import { pageSource } from './page-files.ts';
import { isWrittenAnew } from './page-state.ts';

/**
 * Records that a page says what the German one says.
 * @param commit which German page it was translated from; without it, today's
 * @returns why not, if the two do not have the same blocks
 */
export function acceptPage(locale: LocaleKey, page: string, commit?: string): string | undefined {
  const own = pageSource(locale, page);
  const german = germanFile(germanPageFile(page), commit);
  if (own === undefined) return 'there is no such page in this language';
  if (german === undefined) return 'there is no such German page';
  const germanBlocks = blocksOf(german);
  const difference = isWrittenAnew(locale) ? undefined : firstDifference(own, german);
  if (difference) return difference;
  writePageLedger(
    locale,
    page,
    germanBlocks.map(({ text }) => fingerprint(text)),
  );
  return undefined;
}

/**
 * Records that the entries of a list say what the German ones say.
 * @param keys which entries; without them, all that are translated
 */
export function acceptList(
  locale: LocaleKey,
  list: ListName,
  keys?: readonly string[],
  commit?: string,
): string | undefined {
  const own = readList(list, locale);
  const json = germanFile(listFile(list, defaultLocale), commit);
  if (own.size === 0) return 'there is no such list in this language';
  if (json === undefined) return 'there is no such German list';
  const german = parseList(list, json);
  const unknown = (keys ?? []).filter((key) => !own.has(key));
  if (unknown.length > 0) return `there is no entry ${unknown.join(', ')} in this language`;
  const before = readListLedger(locale, list) ?? {};
  const ledger: Record<string, string> = {};
  // In German order, so that two people who add entries rarely touch the same lines.
  for (const key of readList(list, defaultLocale).keys()) {
    const entry = !keys || keys.includes(key) ? german.get(key) : undefined;
    const madeFrom = entry ? entryFingerprint(list, entry) : before[key];
    if (own.has(key) && madeFrom) ledger[key] = madeFrom;
  }
  writeListLedger(locale, list, ledger);
  return undefined;
}

function firstDifference(own: string, german: string): string | undefined {
  const ours = blocksOf(own);
  const theirs = blocksOf(german);
  const index = theirs.findIndex(({ kind }, place) => ours[place]?.kind !== kind);
  if (index < 0 && ours.length === theirs.length) return undefined;
  const place = index < 0 ? theirs.length : index;
  const show = (text: string | undefined) => (text === undefined ? 'nothing' : text.slice(0, 60));
  return `its blocks differ from the German ones at number ${String(place + 1)}: “${show(ours[place]?.text)}” for “${show(theirs[place]?.text)}”`;
}
