import { createHash } from 'node:crypto';

/**
 * Nothing that sounds or looks alike (0/O, 1/I/L, 2/Z, 5/S, 6/G, 8/B, U/V): the reference is read
 * out on the phone. The length, 23, is prime, which the check character needs.
 */
const ALPHABET = 'ACDEFGHJKMNPQRTVWXY3479';
const LENGTH = 8;
const PATTERN = new RegExp(`^AW-[${ALPHABET}]{3}-[${ALPHABET}]{3}-[${ALPHABET}]{3}$`);

/** A weighted sum modulo a prime finds every single slip and every swap of neighbours. */
function checkCharacter(characters: string): string {
  const sum = Array.from(characters).reduce(
    (total, character, index) => total + ALPHABET.indexOf(character) * (index + 1),
    0,
  );
  return ALPHABET.charAt(sum % ALPHABET.length);
}

/**
 * The reference number of a submission, e.g. `AW-7KD-M3P-9XC`. The same id always has the same
 * one, so that a form sent twice is confirmed with the same reference even if the first answer
 * got lost. It says nothing about the person and can be typed from paper.
 * @param id of a submission; it must not be guessable, as the reference comes from it alone
 */
export function referenceOf(id: string): string {
  let number = createHash('sha256').update(id).digest().readBigUInt64BE();
  let characters = '';
  for (let index = 0; index < LENGTH; index += 1) {
    characters += ALPHABET.charAt(Number(number % BigInt(ALPHABET.length)));
    number /= BigInt(ALPHABET.length);
  }
  const all = characters + checkCharacter(characters);
  return `AW-${all.slice(0, 3)}-${all.slice(3, 6)}-${all.slice(6)}`;
}

/** Tells whether a text has the form of a reference, including its check character. */
export function isReference(text: string): boolean {
  if (!PATTERN.test(text)) return false;
  const characters = text.slice(3).replaceAll('-', '');
  return checkCharacter(characters.slice(0, LENGTH)) === characters.slice(LENGTH);
}
