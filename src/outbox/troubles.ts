import type { Heartbeat } from './heartbeat.ts';

/**
 * What is wrong: `old` somebody has waited too long for a mail; `unreadable` no key opens a
 * submission; `misconfigured` the mail server does not let us in; `no-sweep` nobody delivers.
 */
export type Trouble = 'old' | 'unreadable' | 'misconfigured' | 'no-sweep';

/** A mail server that asks for patience usually lets us in within the hour. */
export const TOO_OLD_MS = 60 * 60_000;
/** Three sweeps missed. */
const SWEEP_STOPPED_MS = 16 * 60_000;

/**
 * @param heartbeat of the last sweep
 * @param now milliseconds since the epoch
 */
export function troublesOf(heartbeat: Heartbeat | undefined, now: number): Trouble[] {
  if (!heartbeat) return ['no-sweep'];
  const { at, oldestAt = now, unreadable, isMisconfigured } = heartbeat;
  const troubles: [Trouble, boolean][] = [
    ['no-sweep', now - at > SWEEP_STOPPED_MS],
    ['old', now - oldestAt > TOO_OLD_MS],
    ['unreadable', unreadable.length > 0],
    ['misconfigured', isMisconfigured],
  ];
  return troubles.filter(([, isThere]) => isThere).map(([trouble]) => trouble);
}
