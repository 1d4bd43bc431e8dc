import type { NewSubmission } from '../forms/submission.ts';
import type { Keyring } from './keyring.ts';

/** A form that comes again within a day is the same message; later it is a new one. */
export const SAME_MESSAGE_MS = 24 * 60 * 60_000;

/**
 * The ids under which a submission may stand: that of its own day first, then that of the day
 * before. A page without a script cannot carry a number for one visit, so the id comes from the
 * answers themselves: a double click, a reload and a second try after a lost answer all have the
 * same one. The hash is keyed, so that nobody can try out names and addresses.
 */
export function submissionIds(
  keyring: Keyring,
  { form, answers, receivedAt }: NewSubmission,
): [today: string, yesterday: string] {
  const sorted = Object.entries(answers).sort(([a], [b]) => (a < b ? -1 : 1));
  const content = JSON.stringify([form, sorted]);
  const idOn = (time: number) => {
    const day = dayOf(time);
    return `${day}-${keyring.fingerprint(`${day}|${content}`).slice(0, 32)}`;
  };
  const received = Date.parse(receivedAt);
  return [idOn(received), idOn(received - SAME_MESSAGE_MS)];
}

/**
 * The UTC day with which ids and marks begin, e.g. `2026-11-24`.
 * @param time milliseconds since the epoch
 */
export function dayOf(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
