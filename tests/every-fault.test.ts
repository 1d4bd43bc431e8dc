import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What can go wrong with a form, from a body that is no form to a mail that is purged. */
const FAULTS = 74;

/** The numbers with which the names of tests, groups and rows of tables begin. */
function namedFaults(source: string): number[] {
  const names = source.matchAll(/(?:\(|\[|^)\s*['"`](\d+(?:, \d+)*) \S/gm);
  return [...names].flatMap(([, numbers = '']) => numbers.split(', ').map(Number));
}

it('is tested for every fault, by its number', () => {
  const tested = new Set(
    globSync('tests/**/*.test.ts').flatMap((file) => namedFaults(readFileSync(file, 'utf8'))),
  );
  const all = Array.from({ length: FAULTS }, (_, index) => index + 1);
  expect(all.filter((fault) => !tested.has(fault))).toEqual([]);
});
