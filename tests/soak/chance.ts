/** Randomness with a seed. */
export interface Chance {
  /** @param share of one */
  happens(share: number): boolean;
  between(low: number, high: number): number;
  pick<Item>(items: readonly [Item, ...Item[]]): Item;
}

/**
 * A small generator (mulberry32). The seed repeats every decision, though not the moment at which
 * the machine's own timing calls for it.
 * @param part gives each part of the world numbers of its own
 */
export function chanceOf(seed: number, part: string): Chance {
  let state = seed;
  for (const character of part) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 31) | 0;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  return {
    happens: (share) => next() < share,
    between: (low, high) => low + next() * (high - low),
    pick: (items) => items[Math.floor(next() * items.length)] ?? items[0],
  };
}
