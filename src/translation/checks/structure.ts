import { defaultLocale, type LocaleKey } from '../../site/locales.ts';
import { listFile, listNames, readList, textFields } from '../lists.ts';
import { withoutMarkup } from './readable-text.ts';
import { blockPairs, pieces, type BlockPair } from './pieces.ts';

/**
 * What must be the same in every language: kinds of blocks, list items, cells, bold words, links,
 * components, placeholders, numbers, and the German sentences that are said aloud.
 * @returns what differs, block by block; a block whose German text has changed is left out
 */
export function structureProblems(locale: LocaleKey): string[] {
  return [
    ...blockPairs(locale).flatMap((pair) => pairProblems(pair, locale)),
    ...entryProblems(locale),
    ...pieces(locale)
      .filter(({ isMarkup }) => !isMarkup)
      .flatMap(({ where, text, german }) =>
        german === undefined
          ? []
          : [
              ...compare('placeholders', placeholders(text), placeholders(german)),
              ...numberProblems(text, german),
            ].map((problem) => `${where}: ${problem}`),
      ),
  ];
}

/** The German word of the glossary stays in every language, and so does what sorts an entry. */
function entryProblems(locale: LocaleKey): string[] {
  return listNames.flatMap((list) => {
    const german = readList(list, defaultLocale);
    return [...readList(list, locale)].flatMap(([key, entry]) => {
      const where = `${listFile(list, locale)} ${key}`;
      const original = german.get(key);
      if (!original) return [`${where}: German has no such entry`];
      return Object.keys({ ...original, ...entry })
        .filter((field) => ![...textFields[list], 'about', 'synonyms'].includes(field))
        .flatMap((field) => compare(field, [String(entry[field])], [String(original[field])]))
        .map((problem) => `${where}: ${problem}`);
    });
  });
}

function pairProblems({ where, own, at, german, germanAt }: BlockPair, locale: LocaleKey) {
  const ours = own[at];
  const theirs = german[germanAt];
  if (!ours || !theirs) return [`${where}: the block is missing: “${theirs?.text ?? ''}”`];
  const problems =
    ours.kind === 'facts'
      ? compare('keys of the head', [ours.text], [theirs.text])
      : [
          ...compare('kind', [ours.kind], [theirs.kind]),
          ...blockProblems(ours.text, theirs.text, locale, german[germanAt + 1]?.text),
        ];
  return problems.map((problem) => `${where}: ${problem}`);
}

/**
 * @param own source of a block in the language
 * @param german source of the German block
 * @param next source of the German block after it, in which a sentence to say may stand
 */
export function blockProblems(
  own: string,
  german: string,
  locale: LocaleKey,
  next?: string,
): string[] {
  return [
    ...compare('list items', items(own), items(german)),
    ...compare('cells', cells(own), cells(german)),
    ...compare('links', links(own, locale), links(german, defaultLocale)),
    ...compare('components', components(own), components(german)),
    ...compare('bold words', bold(own), bold(german)),
    ...numberProblems(withoutMarkup(own), withoutMarkup(german)),
    ...sayProblems(own, german, next),
  ];
}

/** A sentence to say is said in German; the translation must show it, letter by letter. */
function sayProblems(own: string, german: string, next = ''): string[] {
  const says = (text: string) => [...text.matchAll(/<Say\b([^>]*)>([^<]*)/g)];
  return says(german).flatMap(([, , inline = ''], index) => {
    const sentence = inline.trim() || next;
    const shown = / german="([^"]*)"/.exec(says(own)[index]?.[1] ?? '')?.[1];
    return compare('german="…"', [shown?.replaceAll('&quot;', '"') ?? ''], [sentence]);
  });
}

/**
 * A German number word or month may be a number elsewhere, and an hour may be counted to twelve.
 */
export function numberProblems(own: string, german: string): string[] {
  const numbers = (text: string) => text.match(/\d+/g) ?? [];
  const words = (german.toLowerCase().match(/\p{L}+/gu) ?? []).flatMap((word) => {
    const number = Math.max(numberWords.indexOf(word), months.indexOf(word));
    return number > 0 ? [String(number)] : [];
  });
  const rest = [...numbers(own)];
  const take = (number: string) => {
    const index = rest.indexOf(number);
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  };
  const lost = numbers(german).filter(
    (number) => !take(number) && !(Number(number) > 12 && take(String(Number(number) - 12))),
  );
  words.forEach(take);
  return [
    ...(lost.length > 0 ? [`number ${lost.join(', ')} of the German text is not there`] : []),
    ...(rest.length > 0 ? [`number ${rest.join(', ')} is not in the German text`] : []),
  ];
}

function compare(what: string, ours: readonly string[], theirs: readonly string[]): string[] {
  const own = ours.join(' ');
  const german = theirs.join(' ');
  return own === german ? [] : [`${what}: “${own}”, in German “${german}”`];
}

const items = (text: string) =>
  [...text.matchAll(/^\s*([-*]|\d+\.) /gm)].map(([, mark = '']) => mark);
const cells = (text: string) =>
  text
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) => String(line.split('|').length));
const bold = (text: string) => (text.match(/\*\*/g) ?? []).map(() => '**');
const links = (text: string, locale: LocaleKey) =>
  [...text.matchAll(/\]\(([^)]+)\)/g)]
    .map(([, target = '']) => target.replace(`/${locale}/`, '/*/'))
    .sort();
/** Titles, labels and German sentences are text. */
const components = (text: string) =>
  (text.match(/<[A-Z]\w*[^>]*>/g) ?? [])
    .map((tag) => tag.replace(/ (title|label|german)="[^"]*"/g, ''))
    .sort();
const placeholders = (text: string) => (text.match(/\{\{\w+\}\}|\[[A-Z_]+\]/g) ?? []).sort();
const months =
  ' januar februar märz april mai juni juli august september oktober november dezember'.split(' ');
const numberWords = 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(
  ' ',
);
