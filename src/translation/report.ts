import { diffWords } from 'diff';
import { defaultLocale, locales, type Locale, type LocaleKey } from '../site/locales.ts';
import { blocksOf } from './blocks.ts';
import { oldBlock, oldEntry } from './german-source.ts';
import { readListLedger } from './ledgers.ts';
import { listNames, readList, staleKeys, textFields, type ListName } from './lists.ts';
import { pageSource } from './page-files.ts';
import { isWrittenAnew, pageState, translatablePages, type PageState } from './page-state.ts';

const NOT_IN_HISTORY = '(the old German text is not in the history of this copy)';

/** How all pages and lists of some languages stand, with a table at the end. */
export function report(keys: readonly LocaleKey[]): string {
  const pages = translatablePages();
  const languages = keys.map((locale) => ({
    locale,
    states: pages.map((page) => pageState(locale, page)),
    lists: listNames.map((list) => listState(locale, list)),
  }));
  return [
    ...languages.flatMap(({ locale, states, lists }) => languageReport(locale, states, lists)),
    '',
    ...table(
      ['language', 'offered', 'missing', 'unrecorded', 'outdated', 'machine', 'checked', 'entries'],
      languages.map(({ locale, states, lists }) => {
        const count = (test: (state: PageState) => boolean) => String(states.filter(test).length);
        const sum = (pick: (list: ListState) => string[]) =>
          lists.reduce((total, list) => total + pick(list).length, 0);
        return [
          locale,
          (locales[locale] as Locale).offered ? 'yes' : 'no',
          count(({ state }) => state === 'missing'),
          count(({ state }) => state === 'unrecorded'),
          count(({ state }) => state === 'outdated'),
          count(({ isMachine }) => isMachine),
          count(({ checked }) => checked !== undefined),
          `${String(sum(({ missing }) => missing))} missing, ${String(sum(({ stale }) => stale))} outdated`,
        ];
      }),
    ),
  ].join('\n');
}

interface ListState {
  list: ListName;
  isEmpty: boolean;
  missing: string[];
  unrecorded: string[];
  stale: string[];
}

function listState(locale: LocaleKey, list: ListName): ListState {
  const own = readList(list, locale);
  const ledger = readListLedger(locale, list) ?? {};
  return {
    list,
    isEmpty: own.size === 0,
    missing: [...readList(list, defaultLocale).keys()].filter((key) => !own.has(key)),
    unrecorded: [...own.keys()].filter((key) => !(key in ledger)),
    stale: [...staleKeys(list, locale)].filter((key) => own.has(key)),
  };
}

function languageReport(
  locale: LocaleKey,
  states: readonly PageState[],
  lists: readonly ListState[],
): string[] {
  const named = (what: string, names: readonly string[]) =>
    names.length > 0 ? [`  ${what} (${String(names.length)}): ${names.join(', ')}`] : [];
  const pagesThat = (test: (state: PageState) => boolean) =>
    states.filter(test).map(({ page }) => page);
  return [
    '',
    `${locales[locale].label}, ${locale}`,
    ...named(
      'missing',
      pagesThat(({ state }) => state === 'missing'),
    ),
    ...named(
      'translated, but not recorded from which German text (--accept)',
      pagesThat(({ state }) => state === 'unrecorded'),
    ),
    ...named(
      isWrittenAnew(locale) ? 'written anew' : 'machine-drafted',
      pagesThat(
        ({ isMachine, state }) => isMachine || (isWrittenAnew(locale) && state !== 'missing'),
      ),
    ),
    ...states.flatMap(({ page, checked }) =>
      checked ? [`  checked: ${page}, by ${checked.by}, on ${checked.on}`] : [],
    ),
    ...states.filter(({ state }) => state === 'outdated').flatMap(outdatedPage),
    ...named(
      'no list yet',
      lists.filter(({ isEmpty }) => isEmpty).map(({ list }) => `${list}.json`),
    ),
    ...lists.flatMap((list) => [
      ...named(`missing in ${list.list}.json`, list.isEmpty ? [] : list.missing),
      ...named(`not recorded in ${list.list}.json (--accept)`, list.unrecorded),
      ...list.stale.flatMap((key) => outdatedEntry(locale, list.list, key)),
    ]),
  ];
}

function outdatedPage({ page, stale }: PageState): string[] {
  const german = blocksOf(pageSource(defaultLocale, page) ?? '');
  return [
    `  outdated: ${page}`,
    ...stale.flatMap(({ what, was, german: index }) => {
      const now = what === 'removed' ? '' : (german[index]?.text ?? '');
      const before = was && oldBlock(page, was);
      return [`    ${what} in German:`, ...difference(was ? before : '', now)];
    }),
  ];
}

function outdatedEntry(locale: LocaleKey, list: ListName, key: string): string[] {
  const entry = readList(list, defaultLocale).get(key) ?? {};
  const was = readListLedger(locale, list)?.[key] ?? '';
  return [
    `  outdated: ${list}.json, ${key}`,
    ...difference(
      oldEntry(list, key, was),
      textFields[list].map((field) => String(entry[field])).join('\n'),
    ),
  ];
}

/** The German text with what went in `[-…-]` and what came in `{+…+}`, as git marks words. */
function difference(before: string | undefined, now: string): string[] {
  if (before === undefined) return [NOT_IN_HISTORY, ...now.split('\n')].map(indent);
  return diffWords(before, now)
    .map(({ value, added, removed }) => (added ? `{+${value}+}` : removed ? `[-${value}-]` : value))
    .join('')
    .split('\n')
    .map(indent);
}

const indent = (line: string) => `      ${line}`;

function table(head: readonly string[], rows: readonly string[][]): string[] {
  const widths = head.map((title, column) =>
    Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  return [head, ...rows].map((row) =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}
