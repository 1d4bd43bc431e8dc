import type { Recipient } from '../mail/mail.ts';

/**
 * How sending a mail ended. `refused`: the address does not work; `rejected`: the server does not
 * take this text; `ambiguous`: the server may have the mail, or not.
 */
export type ResultKind =
  'delivered' | 'temporary' | 'refused' | 'rejected' | 'ambiguous' | 'configuration';

/** One try to send a mail. Without a result the function was still at it, or died. */
export interface Attempt {
  /** Milliseconds since the epoch. */
  at: number;
  /** Until then nobody else tries. */
  leaseUntil: number;
  result?: { kind: ResultKind; at: number };
  /** Nothing was sent: an operator asked for a repeat. What was known of the mail before. */
  repeatOf?: { deliveredAt?: number; perhapsDeliveredAt?: number };
}

/** What to do for a mail now. */
export type Plan =
  | { action: 'send'; isRepeat: boolean; isBrief: boolean }
  | { action: 'wait' }
  /** The agency's address does not work: the office gets the mail instead. */
  | { action: 'reroute' }
  /** Nobody will try again. Office mail is never given up. */
  | { action: 'give-up' };

export const LEASE_MS = 120_000;
const MINUTE = 60_000;
/** Waits after the first, second … failure; the last one repeats. RFC 5321 4.5.4.1 asks for days. */
const BACKOFF = [5, 15, 60, 240, 720].map((minutes) => minutes * MINUTE);
const AMBIGUOUS_WAIT = 15 * MINUTE;
const MAX_AMBIGUOUS = 3;
/** Four days: by then a mail server that was down is up, or a human must look. */
export const PATIENCE_MS = 96 * 60 * MINUTE;
/** A confirmation is a courtesy. */
const MAX_SENDER_ATTEMPTS = 3;

/**
 * Decides what comes next for a mail.
 * @param attempts all so far, oldest first
 * @param now milliseconds since the epoch
 */
export function planNext(recipient: Recipient, attempts: readonly Attempt[], now: number): Plan {
  const last = attempts.at(-1);
  if (!last) return { action: 'send', isRepeat: false, isBrief: false };
  if (!last.result && now < last.leaseUntil) return { action: 'wait' };

  const kinds = attempts.map(({ result }) => result?.kind ?? 'ambiguous');
  const count = (kind: ResultKind) => kinds.filter((other) => other === kind).length;
  const started = attempts[0]?.at ?? now;
  const isRepeat = count('ambiguous') > 0;
  const isForGood = kinds.includes('refused') || kinds.includes('rejected');
  // A filter may dislike what somebody wrote: then the office at least learns that it is there.
  const isBrief = count('rejected') % 2 === 1;

  if (recipient === 'sender') {
    if (isForGood || kinds.length >= MAX_SENDER_ATTEMPTS) {
      return { action: 'give-up' };
    }
  } else if (recipient === 'agency') {
    const isHopeless =
      isForGood ||
      count('ambiguous') >= MAX_AMBIGUOUS ||
      (now - started >= PATIENCE_MS && kinds.at(-1) !== 'configuration');
    if (isHopeless) return { action: 'reroute' };
  }
  const ended = last.result?.at ?? last.leaseUntil;
  return now < ended + waitAfter(kinds)
    ? { action: 'wait' }
    : { action: 'send', isRepeat, isBrief };
}

/**
 * Stands for all attempts before an operator asked for a repeat: the mail may be there or not, so
 * the next attempt is due at once and marked.
 * @param now milliseconds since the epoch
 */
export function repeatRequest(
  repeatOf: NonNullable<Attempt['repeatOf']>,
  now: number,
): Required<Attempt> {
  const at = now - AMBIGUOUS_WAIT;
  return { at, leaseUntil: at, result: { kind: 'ambiguous', at }, repeatOf };
}

function waitAfter(kinds: readonly ResultKind[]): number {
  const last = kinds.at(-1);
  // Our own mistake burns no patience: within the hour after it is mended, everything goes out. More
  // often would leave so many records behind that nobody could read them in time.
  if (last === 'configuration') {
    const mistakes = kinds.filter((kind) => kind === 'configuration').length;
    return BACKOFF[Math.min(mistakes, 3) - 1] ?? 0;
  }
  if (last === 'ambiguous') return AMBIGUOUS_WAIT;
  const failures = kinds.filter((kind) => kind !== 'configuration').length;
  return BACKOFF[Math.min(failures, BACKOFF.length) - 1] ?? 0;
}
