import { referenceOf } from '../forms/reference.ts';
import { due } from '../outbox/purge.ts';
import type { Desk } from './desk.ts';

/** Deletes what has been kept long enough, without waiting for the hourly turn of the sweep. */
export async function purgeNow({ outbox, now, isDryRun, print }: Desk): Promise<boolean> {
  const { ids, keys } = await due(outbox, now);
  const submissions = new Set(await outbox.ids('delivered'));
  for (const id of ids) {
    if (!isDryRun) await outbox.remove(id);
    const what = submissions.has(id) ? referenceOf(id) : `marks of ${id}`;
    print(`${isDryRun ? 'would delete' : 'deleted'}  ${what}`);
  }
  if (!isDryRun) for (const key of keys) await outbox.records.remove(key);
  print(`${isDryRun ? 'would delete' : 'deleted'}  ${String(keys.length)} old technical records`);
  return true;
}
