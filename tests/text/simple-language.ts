import { sentences, words } from './plain-text.ts';
import { wording } from './wording.ts';

const MAX_WORDS = 12;
/** Twelve letters in one piece; a hyphen makes two pieces. */
const MAX_PIECE = 11;

const patterns: [name: string, pattern: RegExp][] = [
  [
    'subordinate clause',
    /, (dass|weil|obwohl|während|nachdem|bevor|damit|falls|sofern|sodass|wobei)\b/,
  ],
  [
    'conditional',
    /\b(hätte|hätten|wäre|wären|würde|würden|könnte|könnten|müsste|sollte|sollten|dürfte|möge)\b/,
  ],
  ['abbreviation', /\b(z\. ?B\.|usw\.|bzw\.|d\. ?h\.|ca\.|etc\.)/],
  ['special sign', /[§%&*;„“»«]|\w\/\w/],
  ['brackets', /[()]/],
  ['genitive', /\b(wegen|trotz|aufgrund|innerhalb|anhand)\b/],
];

/**
 * The rules of Leichte Sprache that a machine can see (BITV 2.0, Anlage 2, Teil 2, and the
 * Netzwerk Leichte Sprache). They prove nothing; only people of the target group can.
 * @param block one paragraph, list item or heading
 * @returns what is wrong, in words
 */
export function simpleLanguageProblems(block: string): string[] {
  const found: string[] = [];
  const parts = sentences(block);
  if (parts.length > 1) found.push('more than one sentence in a block');
  for (const sentence of parts) {
    const count = words(sentence).length;
    if (count > MAX_WORDS) found.push(`${String(count)} words`);
    if ((sentence.match(/,/g) ?? []).length > 1) found.push('more than one comma');
    for (const [name, pattern] of patterns) if (pattern.test(sentence)) found.push(name);
    for (const word of words(sentence)) {
      if (wording.easyLongWords.includes(word)) continue;
      const piece = word.split('-').find((part) => part.length > MAX_PIECE);
      if (piece && !wording.easyLongWords.includes(piece)) found.push(`long word ${word}`);
    }
  }
  return found.map((problem) => `${problem}: ${block}`);
}
