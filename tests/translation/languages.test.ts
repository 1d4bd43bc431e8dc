import { existsSync, globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allLocaleKeys, defaultLocale, locales } from '../../src/site/locales.ts';
import { problemsByCheck } from '../../src/translation/checks/problems.ts';
import { blocksOf } from '../../src/translation/blocks.ts';
import { readListLedger, readPageLedger } from '../../src/translation/ledgers.ts';
import { listNames, readList } from '../../src/translation/lists.ts';
import { headValue, pageFiles, pageSource } from '../../src/translation/page-files.ts';
import { isWrittenAnew } from '../../src/translation/page-state.ts';

/** Offered or not: whatever has been written must be sound. */
const begun = allLocaleKeys.filter(
  (key) =>
    key !== defaultLocale &&
    (existsSync(`content/docs/${key}`) || existsSync(`content/i18n/${locales[key].lang}.json`)),
);

describe.each(begun)('the texts in %s', (locale) => {
  const pages = pageFiles(locale);

  it('have nothing that a machine can find wrong', async () => {
    const found = Object.entries(await problemsByCheck(locale));
    expect(
      found.flatMap(([check, problems]) => problems.map((one) => `[${check}] ${one}`)),
    ).toEqual([]);
  }, 60_000);

  it('are pages that German has too', () => {
    expect(pages.filter((page) => pageSource(defaultLocale, page) === undefined)).toEqual([]);
  });

  it('say of every page how it was translated', () => {
    const silent = pages.filter(
      (page) =>
        !/^(machine|checked)$/.test(headValue(pageSource(locale, page) ?? '', 'translation') ?? ''),
    );
    expect(isWrittenAnew(locale) ? [] : silent).toEqual([]);
  });

  // The ledger is written by `npm run translations -- --accept <language> <page>`.
  it('know for every block from which German text it was made', () => {
    const wrong = pages.filter((page) => {
      const ledger = readPageLedger(locale, page);
      const blocks = blocksOf(pageSource(locale, page) ?? '');
      return !ledger || (!isWrittenAnew(locale) && ledger.length !== blocks.length);
    });
    expect(wrong, `Run: npm run translations -- --accept ${locale} <page>`).toEqual([]);
  });

  it.each(listNames)('know the same for every entry of the list %s', (list) => {
    const recorded = Object.keys(readListLedger(locale, list) ?? {});
    const translated = [...readList(list, locale).keys()];
    expect(recorded.sort(), `Run: npm run translations -- --accept ${locale} ${list}.json`).toEqual(
      translated.sort(),
    );
  });

  it('have no ledger of a page that is gone', () => {
    const ledgers = globSync('**/*.json', { cwd: `content/translations/${locale}/docs` });
    expect(
      ledgers
        .map((file) => file.replaceAll('\\', '/').replace('.json', ''))
        .filter((page) => !pages.includes(page)),
    ).toEqual([]);
  });
});

it('knows every folder and file of a language', () => {
  const tags = allLocaleKeys.map((key): string => locales[key].lang);
  const strange = [
    ...['docs', 'translations'].flatMap((folder) =>
      globSync(`content/${folder}/*/`).filter(
        (path) => !(allLocaleKeys as string[]).includes(path.split('/').at(-1) ?? ''),
      ),
    ),
    ...globSync('content/guides/*.md').filter(
      (path) => !(allLocaleKeys as string[]).includes(/(\w+(?:-\w+)*)\.md$/.exec(path)?.[1] ?? ''),
    ),
    ...listNames.flatMap((list) =>
      globSync(`content/${list}/*.json`).filter(
        (path) => !tags.includes(/([\w-]+)\.json$/.exec(path)?.[1] ?? ''),
      ),
    ),
  ];
  expect(strange).toEqual([]);
});

it('claims for no page that somebody checked it without saying who and when', () => {
  const files = globSync('content/docs/**/*.mdx');
  const claims = files.filter((file) => {
    const source = readFileSync(file, 'utf8');
    const isComplete =
      /^(translator|speaker|adviser)$/.test(headValue(source, 'checkedBy') ?? '') &&
      /^\d{4}-\d{2}-\d{2}$/.test(headValue(source, 'checkedOn') ?? '');
    return headValue(source, 'translation') === 'checked' && !isComplete;
  });
  expect(claims).toEqual([]);
});
