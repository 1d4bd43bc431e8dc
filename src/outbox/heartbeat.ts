import type { Outcome } from './deliver.ts';
import type { Envelope, Outbox } from './outbox.ts';

/** What a sweep found. Plain JSON; no personal data. */
export interface Heartbeat {
  /** When the sweep ended, milliseconds since the epoch. */
  at: number;
  /** Submissions that somebody still waits for. */
  waiting: number;
  /** When the oldest of them was received, milliseconds; absent if there is none. */
  oldestAt?: number;
  /** Ids of submissions that no key opens. */
  unreadable: string[];
  /** Submissions that wait for the office's report, since they may come from a machine. */
  suspicious: number;
  /** Id of the first submission for which no time was left; the next sweep begins there. */
  next?: string;
  /** The mail server refused to work for us. */
  isMisconfigured: boolean;
}

/**
 * Writes down what a sweep found, for the health address and the next report. What an operator
 * has acknowledged (`acknowledged/<id>`) no longer counts as trouble.
 * @param still what is not delivered after the sweep
 * @param at milliseconds since the epoch
 */
export async function recordHeartbeat(
  { records }: Outbox,
  still: readonly Envelope[],
  outcomes: ReadonlyMap<Envelope, Outcome>,
  at: number,
): Promise<Heartbeat> {
  const acknowledged = new Set(
    (await records.keys('acknowledged/')).map((key) => key.slice('acknowledged/'.length)),
  );
  const waiting = still.filter((one) => !one.isSuspicious && !acknowledged.has(one.id));
  const oldest = Math.min(...waiting.map(({ receivedAt }) => Date.parse(receivedAt)));
  const next = still.find((one) => !outcomes.has(one))?.id;
  const heartbeat: Heartbeat = {
    at,
    ...(next && { next }),
    waiting: waiting.length,
    ...(waiting.length > 0 && { oldestAt: oldest }),
    unreadable: waiting.filter((one) => outcomes.get(one) === 'unreadable').map(({ id }) => id),
    suspicious: still.filter(({ isSuspicious }) => isSuspicious).length,
    isMisconfigured: [...outcomes.values()].includes('misconfigured'),
  };
  await records.create(`sweeps/${new Date(at).toISOString().replaceAll(':', '')}`, heartbeat);
  return heartbeat;
}

/** @returns what the last sweep found, or `undefined` if there was none within the last day */
export async function lastHeartbeat({ records }: Outbox): Promise<Heartbeat | undefined> {
  const key = (await records.keys('sweeps/')).at(-1);
  return key === undefined ? undefined : ((await records.get(key)) as Heartbeat | undefined);
}
