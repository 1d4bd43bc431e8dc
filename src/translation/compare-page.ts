import { diffArrays } from 'diff';
import { fingerprint, type Block } from './blocks.ts';

/** A place where the German page has changed since it was translated. */
export interface StalePlace {
  /** Number of the translation's block at which it is; one more than the last for the end. */
  at: number;
  /** Number of the German block that was changed, added, or follows on one that was removed. */
  german: number;
  what: 'changed' | 'added' | 'removed';
  /** Fingerprint of the German block as it was, unless it was added. */
  was: string | undefined;
}

/**
 * Compares the German blocks that a translation was made from with the German page of today.
 * @param madeFrom the translation's ledger
 * @param german the German page of today
 */
export function stalePlaces(madeFrom: readonly string[], german: readonly Block[]): StalePlace[] {
  const places: StalePlace[] = [];
  let at = 0;
  let now = 0;
  let removed = 0;
  let added = 0;
  const endOfHunk = () => {
    for (let index = 0; index < Math.max(removed, added); index += 1) {
      const what = index >= removed ? 'added' : index >= added ? 'removed' : 'changed';
      places.push({
        at: at - removed + Math.min(index, removed),
        german: now - added + Math.min(index, added),
        what,
        was: what === 'added' ? undefined : madeFrom[at - removed + index],
      });
    }
    removed = 0;
    added = 0;
  };
  const today = german.map(({ text }) => fingerprint(text));
  for (const part of diffArrays([...madeFrom], today)) {
    if (!part.added && !part.removed) endOfHunk();
    if (part.removed) removed += part.count;
    if (part.added) added += part.count;
    if (!part.added) at += part.count;
    if (!part.removed) now += part.count;
  }
  endOfHunk();
  return places;
}

/**
 * The blocks of a translation whose German block is still the same.
 * @param madeFrom the translation's ledger; without one, block answers to block
 * @returns pairs of numbers: the translation's block, the German block
 */
export function currentPairs(
  madeFrom: readonly string[] | undefined,
  german: readonly Block[],
): [at: number, german: number][] {
  const today = german.map(({ text }) => fingerprint(text));
  const pairs: [number, number][] = [];
  let at = 0;
  let now = 0;
  for (const part of diffArrays([...(madeFrom ?? today)], today)) {
    const isSame = !part.added && !part.removed;
    for (let index = 0; isSame && index < part.count; index += 1) {
      pairs.push([at + index, now + index]);
    }
    if (!part.added) at += part.count;
    if (!part.removed) now += part.count;
  }
  return pairs;
}
