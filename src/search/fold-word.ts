/** Letters that people type for one another and that Unicode does not decompose. */
const sameLetters: Record<string, string> = {
  ß: 'ss',
  ł: 'l',
  ı: 'i',
  ø: 'o',
  đ: 'd',
  æ: 'a',
  œ: 'o',
  ґ: 'г',
  є: 'е',
  // Arabic and Persian keyboards have different letters for the same sound.
  ى: 'ي',
  ی: 'ي',
  ک: 'ك',
  ة: 'ه',
  ھ: 'ه',
  ہ: 'ه',
  ە: 'ه',
  ٱ: 'ا',
  ء: '',
  // Tatweel and the sign that keeps Persian letters apart are seen, not typed.
  ـ: '',
  '\u200c': '',
  '\u200d': '',
  '\u00ad': '',
  "'": '',
  '’': '',
  ʼ: '',
  '`': '',
};

/**
 * Ge'ez has several letters for one sound; each of them stands for seven vowels in a row.
 * The first of a pair is written as the second.
 */
const sameGeez: [from: string, to: string][] = [
  ['ሐ', 'ሀ'],
  ['ኀ', 'ሀ'],
  ['ኸ', 'ሀ'],
  ['ሠ', 'ሰ'],
  ['ዐ', 'አ'],
  ['ፀ', 'ጸ'],
];
for (const [from, to] of sameGeez) {
  for (let vowel = 0; vowel < 7; vowel += 1) {
    sameLetters[letterAfter(from, vowel)] = letterAfter(to, vowel);
  }
}

const special = new RegExp(`[${Object.keys(sameLetters).join('')}]`, 'gu');

/**
 * Brings the spellings of a word to one form, so that a look-up finds it however it was typed:
 * without capitals, accents, umlauts (`ä`, `ae` and `a` are one), Arabic vowel signs and hamza, and
 * without the differences between Arabic and Persian keyboards.
 */
export function foldWord(word: string): string {
  return (
    word
      .toLowerCase()
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .replace(special, (letter) => sameLetters[letter] ?? letter)
      // German without umlauts on the keyboard. It also shortens "neue" to "nue", on both sides.
      .replace(/([aou])e/g, '$1')
      .replace(/[٠-٩۰-۹]/g, (digit) => String(digit.charCodeAt(0) & 15))
  );
}

/** The words of a text as they stand there, without signs between them. */
export function wordsOf(text: string): string[] {
  return text.match(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’ʼ\u00ad\u200c]*/gu) ?? [];
}

function letterAfter(letter: string, steps: number): string {
  return String.fromCodePoint((letter.codePointAt(0) ?? 0) + steps);
}
