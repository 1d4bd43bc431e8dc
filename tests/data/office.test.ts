import { expect, it } from 'vitest';
import { office, telephoneLink } from '../../src/data/office.ts';

it('is the address in the press release', () => {
  expect(office.email).toBe('vonbose.alexandra@alzey-worms.de');
  expect(telephoneLink(office.phone)).toBe('tel:+4967314083121');
});

it.each([
  ['112', 'tel:112'],
  ['0800 1110111', 'tel:+498001110111'],
])('turns %s into %s', (phone, link) => {
  expect(telephoneLink(phone)).toBe(link);
});
