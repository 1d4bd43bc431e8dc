import { locales, type LocaleKey } from '../../site/locales.ts';
import { type Piece } from './pieces.ts';
import { ownText, withoutMarkup } from './readable-text.ts';

/** The quotation marks of a language: opening and closing, outer first. */
const quotes: Record<LocaleKey, string> = {
  de: '„“‚‘',
  'de-simple': '',
  en: '“”‘',
  ar: '«»',
  uk: '«»„“',
  ru: '«»„“',
  tr: '“”‘',
  fa: '«»',
  ku: '“”‘',
  ro: '„”«»',
  pl: '„”«»',
  bg: '„“',
  so: '“”‘',
  ti: '«»“”',
  sq: '„“',
  ps: '«»“”',
};

type Rule = [what: string, wrong: RegExp];

/** Letters that belong to a neighbouring language, or look right and are not. */
const letters: Partial<Record<LocaleKey, Rule[]>> = {
  ar: [['Persian letters ی ک', /[\u06CC\u06A9]/u]],
  fa: [['Arabic letters ي ك', /[\u064A\u0643\u0649]/u]],
  // ي is a Pashto letter of its own beside ی.
  ps: [['Arabic letter ك', /\u0643/u]],
  uk: [['letters that Ukrainian does not have', /[ыэёъ]/iu]],
  ru: [['letters that Russian does not have', /[іїєґ]/iu]],
  bg: [['letters that Bulgarian does not have', /[ыэёіїєґ]/iu]],
  ro: [['ş ţ with a cedilla, not a comma', /[şţ]/iu]],
};

const general: Rule[] = [
  ['straight quotation mark', /"/],
  ['straight apostrophe', /'/],
  ['digits that German letters do not have', /[\u0660-\u0669\u06F0-\u06F9]/u],
  ['letter stretched with a tatweel', /\u0640/u],
  ['space before a sign', /[^\S\n]+[,.;:!?،؛؟።](?=\s|$)/u],
  ['three full stops, not …', /\.\.\./],
];

const rightToLeft: Rule[] = [
  ['comma, semicolon or question mark of another script', /\p{Script=Arabic}\s?[,;?]/u],
];

/** Only where tags can isolate: numbers with signs and Latin words would jump in a line. */
const notIsolated: Rule[] = [
  ['number with a space or a sign, without <bdi>', /\d+ ?[-–/:.,] ?\d+|\d+ \d+|§/u],
  ['Latin word without <bdi>', /\p{Script=Latin}+/u],
];

/** Breaches of a language's own rules of writing. */
export function typographyProblems(locale: LocaleKey, texts: readonly Piece[]): string[] {
  const isRtl = locales[locale].dir === 'rtl';
  const wrongQuotes = new RegExp(
    `[${Array.from('„“”‟«»‹›‚‛‘')
      .filter((sign) => !quotes[locale].includes(sign))
      .join('')}]`,
    'u',
  );
  const rules: Rule[] = [
    ...general,
    [`quotation mark of another language (ours: ${quotes[locale] || 'none'})`, wrongQuotes],
    ...(letters[locale] ?? []),
    ...(isRtl ? rightToLeft : []),
    ...(locale === 'ti'
      ? ([['full stop of another script', /\p{Script=Ethiopic}\./u]] as Rule[])
      : []),
  ];
  return texts.flatMap((piece) => [
    ...breaches(piece, piece.isMarkup ? ownText(piece) : piece.text, rules),
    ...(piece.isMarkup && isRtl ? breaches(piece, isolationText(piece.text), notIsolated) : []),
    ...(piece.isMarkup && /^\s*(?:[-*] |\d+\. )?(?:\*\*)?<bdi/m.test(piece.text)
      ? [`${piece.where}: begins with <bdi>, which decides the line's direction`]
      : []),
  ]);
}

function breaches({ where }: Piece, text: string, rules: readonly Rule[]): string[] {
  return rules.flatMap(([what, wrong]) => {
    const match = wrong.exec(text);
    if (!match) return [];
    const from = Math.max(0, match.index - 15);
    return [`${where}: ${what}: “…${text.slice(from, match.index + 15)}…”`];
  });
}

/** What the browser has to put in order: without what is isolated already. */
function isolationText(source: string): string {
  const isolated = source
    .replace(/<bdi\b[^>]*>[\s\S]*?<\/bdi>/g, ' ')
    .replace(/<Term\b[^>]*>[\s\S]*?<\/Term>/g, ' ');
  return withoutMarkup(isolated);
}
