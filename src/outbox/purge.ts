import pMap, { pMapSkip } from 'p-map';
import { retentionDays } from '../data/retention.ts';
import type { Outbox } from './outbox.ts';
import { dayOf } from './submission-id.ts';

const DAY_MS = 24 * 60 * 60_000;

/**
 * Lists what has been kept long enough. What is not delivered to everybody is never in it,
 * however old it is.
 * @param now milliseconds since the epoch
 * @returns ids of submissions and notices, and keys of single records
 */
export async function due(outbox: Outbox, now: number): Promise<{ ids: string[]; keys: string[] }> {
  const { records, history } = outbox;
  const before = (days: number) => dayOf(now - days * DAY_MS);
  const open = new Set(await outbox.ids('open'));
  const delivered = await outbox.ids('delivered');
  // Only what may be old enough is read: there are many more.
  const isOld = async (id: string) => {
    if (open.has(id) || dayOfKey(id) >= before(retentionDays.delivered)) return false;
    if (dayOfKey(id) < before(retentionDays.suspicious)) return true;
    // What cannot be read may be one of those that are kept longer.
    const envelope = await outbox.envelope('delivered', id).catch(() => undefined);
    return envelope?.isSuspicious === false;
  };
  const old = await pMap(delivered, async (id) => ((await isOld(id)) ? id : pMapSkip), {
    concurrency: 20,
  });
  const kept = new Set(delivered);
  // Marks without a submission: of a notice, or of one that an operator deleted.
  const orphans = (await history.ids()).filter(
    (id) => !kept.has(id) && !open.has(id) && dayOfKey(id) < before(retentionDays.delivered),
  );
  const limits = (
    await Promise.all(['confirmations/', 'confirmation-slots/'].map((kind) => records.keys(kind)))
  ).flat();
  const sweeps = await records.keys('sweeps/');
  return {
    ids: [...old, ...orphans],
    keys: [...limits, ...sweeps].filter((key) => dayOfKey(key.split('/')[1] ?? '') < before(1)),
  };
}

/**
 * Deletes what has been kept long enough. Once an hour is enough, and spares the store; what a
 * full hour leaves no time for, the next one deletes.
 * @param now milliseconds since the epoch
 * @param isOver asked before each deletion
 */
export async function purge(outbox: Outbox, now: number, isOver = () => false): Promise<void> {
  if (new Date(now).getUTCMinutes() >= 5 || isOver()) return;
  const { ids, keys } = await due(outbox, now);
  const removals = [
    ...ids.map((id) => () => outbox.remove(id)),
    ...keys.map((key) => () => outbox.records.remove(key)),
  ];
  await pMap(removals, (remove) => (isOver() ? undefined : remove()), { concurrency: 10 });
}

function dayOfKey(key: string): string {
  return key.slice(0, 10);
}
