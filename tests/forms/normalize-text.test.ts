import { expect, it } from 'vitest';
import { normalizeText } from '../../src/forms/normalize-text.ts';

it.each([
  ['outer space of any kind', ' \u00A0\u2003Amina \u3000', 'Amina'],
  ['only invisible characters', '\u200B\uFEFF\u00A0', ''],
  ['line ends of any system', 'a\r\nb\rc', 'a\nb\nc'],
  ['control characters', 'a\u0000b\u0007c\u0085d', 'abcd'],
  ['direction overrides', 'a\u202Eb\u2066c', 'abc'],
  ['the joiner that Persian needs', 'می\u200Cروم', 'می\u200Cروم'],
  ['an emoji family', '👨\u200D👩\u200D👧', '👨\u200D👩\u200D👧'],
  ['a lone surrogate', 'a\uD800b', 'a\uFFFDb'],
  ['decomposed letters', 'Mu\u0308ller', 'Müller'],
])('keeps or mends %s', (_case, text, expected) => {
  expect(normalizeText(text)).toBe(expected);
});
