import { defaultLocale, type LocaleKey } from '../../site/locales.ts';
import { blocksOf, type Block } from '../blocks.ts';
import { currentPairs } from '../compare-page.ts';
import { readListLedger, readPageLedger } from '../ledgers.ts';
import { entryFingerprint, listFile, listNames, readList, textFields } from '../lists.ts';
import { pageFiles, pageSource } from '../page-files.ts';
import { isWrittenAnew } from '../page-state.ts';

/** A piece of translated text, with the German text it was made from. */
export interface Piece {
  /** File and line, or file and key. */
  where: string;
  text: string;
  /** The German text; nothing if that has changed since, because age is no mistake. */
  german: string | undefined;
  /** MDX, in which German words can be marked; otherwise plain text. */
  isMarkup: boolean;
}

/** Two blocks that belong together, with all blocks of their pages. */
export interface BlockPair {
  where: string;
  own: readonly Block[];
  at: number;
  german: readonly Block[];
  germanAt: number;
}

/** All blocks of a language's pages that were made from a German block of today. */
export function blockPairs(locale: LocaleKey): BlockPair[] {
  if (isWrittenAnew(locale)) return [];
  return pageFiles(locale).flatMap((page) => {
    const source = pageSource(locale, page) ?? '';
    const own = blocksOf(source);
    const german = blocksOf(pageSource(defaultLocale, page) ?? '');
    return currentPairs(readPageLedger(locale, page), german).map(([at, germanAt]) => ({
      where: place(locale, page, source, own[at]),
      own,
      at,
      german,
      germanAt,
    }));
  });
}

/** Everything that a translator wrote in a language: pages block by block, lists entry by entry. */
export function pieces(locale: LocaleKey): Piece[] {
  return [...pagePieces(locale), ...listPieces(locale)];
}

function pagePieces(locale: LocaleKey): Piece[] {
  return pageFiles(locale).flatMap((page) => {
    const source = pageSource(locale, page) ?? '';
    const german = blocksOf(pageSource(defaultLocale, page) ?? '');
    const pairs = isWrittenAnew(locale)
      ? new Map<number, number>()
      : new Map(currentPairs(readPageLedger(locale, page), german));
    return blocksOf(source).flatMap((block, at) => {
      if (block.kind === 'facts') return [];
      const original = german[pairs.get(at) ?? -1]?.text;
      return [
        {
          where: place(locale, page, source, block),
          text: unquote(block),
          german: original,
          isMarkup: block.kind !== 'title' && block.kind !== 'description',
        },
      ];
    });
  });
}

function listPieces(locale: LocaleKey): Piece[] {
  return listNames.flatMap((list) => {
    const ledger = readListLedger(locale, list);
    const german = readList(list, defaultLocale);
    return [...readList(list, locale)].flatMap(([key, entry]) => {
      const original = german.get(key);
      const isCurrent = original && (!ledger || ledger[key] === entryFingerprint(list, original));
      return textFields[list].map((field) => ({
        where: `${listFile(list, locale)} ${key}${textFields[list].length > 1 ? `.${field}` : ''}`,
        text: String(entry[field]),
        german: isCurrent && !isWrittenAnew(locale) ? String(original[field]) : undefined,
        isMarkup: false,
      }));
    });
  });
}

function place(locale: LocaleKey, page: string, source: string, block: Block | undefined): string {
  const line =
    block && block.start > 0
      ? source.slice(0, block.start).split('\n').length
      : (block?.kind ?? 'end');
  return `content/docs/${locale}/${page}.mdx:${String(line)}`;
}

/** A title may stand in quotes because YAML wants them. */
function unquote({ kind, text }: Block): string {
  const quoted = kind === 'title' || kind === 'description' ? /^(['"])(.*)\1$/.exec(text) : null;
  return quoted ? (quoted[2] ?? '').replaceAll("''", "'") : text;
}
