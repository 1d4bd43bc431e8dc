import { expect, it } from 'vitest';
import { isReference, referenceOf } from '../../src/forms/reference.ts';

it('is readable, different for each submission and always the same for one', () => {
  const references = Array.from({ length: 1000 }, (_, index) => referenceOf(`id-${String(index)}`));
  expect(referenceOf('id-7')).toBe(references[7]);
  expect(new Set(references).size).toBe(1000);
  for (const reference of references) {
    expect(reference).toMatch(/^AW-\w{3}-\w{3}-\w{3}$/);
    expect(reference.slice(2)).not.toMatch(/[BILOSUZ012568]/);
    expect(isReference(reference)).toBe(true);
  }
});

it('notices every single slip and every swap of neighbours', () => {
  const characters = referenceOf('id').slice(3).replaceAll('-', '');
  const format = (text: string) => `AW-${text.slice(0, 3)}-${text.slice(3, 6)}-${text.slice(6)}`;
  expect(isReference(format(characters))).toBe(true);
  for (let index = 0; index < characters.length; index += 1) {
    for (const other of 'ACDEFGHJKMNPQRTVWXY3479') {
      if (other === characters[index]) continue;
      const slip = characters.slice(0, index) + other + characters.slice(index + 1);
      expect(isReference(format(slip)), slip).toBe(false);
    }
    const [a, b] = [characters[index], characters[index + 1]];
    if (!a || !b || a === b) continue;
    const swap = characters.slice(0, index) + b + a + characters.slice(index + 2);
    expect(isReference(format(swap)), swap).toBe(false);
  }
});

it.each(['', 'AW-', 'AW-AAA-AAA-AAC', 'aw-aaa-aaa-aaa', '../../etc', 'AW-AAA-AAA-AAA '])(
  'refuses %j',
  (text) => {
    expect(isReference(text)).toBe(false);
  },
);
