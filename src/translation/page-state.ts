import { defaultLocale, locales, type Locale, type LocaleKey } from '../site/locales.ts';
import { blocksOf } from './blocks.ts';
import { stalePlaces, type StalePlace } from './compare-page.ts';
import { readPageLedger } from './ledgers.ts';
import { headValue, pageFiles, pageSource } from './page-files.ts';

/** How a page stands in one language. */
export interface PageState {
  /** Its file without ending, e.g. `modules/1/index`. */
  page: string;
  /** `unrecorded`: translated, but nobody has said from which German text. */
  state: 'missing' | 'unrecorded' | 'outdated' | 'current';
  /** Where the German page has changed since. */
  stale: StalePlace[];
  /** Who checked it, and when; nothing for a machine's draft. */
  checked: { by: string; on: string } | undefined;
  /** The machine's draft, or in Leichte Sprache a text that was written anew. */
  isMachine: boolean;
}

/** The pages that a language can have: all but those that the office reads. */
export function translatablePages(): string[] {
  return pageFiles(defaultLocale).filter(
    (page) => headValue(pageSource(defaultLocale, page) ?? '', 'type') !== 'office',
  );
}

/** How a page of a language stands against the German page of today. */
export function pageState(locale: LocaleKey, page: string): PageState {
  const own = pageSource(locale, page);
  const german = pageSource(defaultLocale, page) ?? '';
  const madeFrom = readPageLedger(locale, page);
  const stale = own && madeFrom ? stalePlaces(madeFrom, blocksOf(german)) : [];
  const by = own && headValue(own, 'checkedBy');
  return {
    page,
    state:
      own === undefined
        ? 'missing'
        : !madeFrom
          ? 'unrecorded'
          : stale.length > 0
            ? 'outdated'
            : 'current',
    stale,
    checked: by ? { by, on: headValue(own, 'checkedOn') ?? '?' } : undefined,
    isMachine: own !== undefined && headValue(own, 'translation') === 'machine',
  };
}

/** Leichte Sprache is written anew: its blocks do not answer to the German ones. */
export function isWrittenAnew(locale: LocaleKey): boolean {
  return (locales[locale] as Locale).isVariant === true;
}
