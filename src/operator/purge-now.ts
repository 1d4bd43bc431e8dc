import { referenceOf } from '../forms/reference.ts';
import { due } from '../outbox/purge.ts';
import type { Desk } from './desk.ts';

/** Deletes what has been kept long enough, without waiting for the hourly turn of the sweep. */
export async function purgeNow({ outbox, now, isDryRun, print }: Desk): Promise<boolean> {
  const { ids, keys } = await due(outbox, now);
  for (const id of ids) {
    const isSubmission = (await outbox.envelope('delivered', id)) !== undefined;
    if (!isDryRun) await outbox.remove(id);
    const what = isSubmission ? referenceOf(id) : `marks of ${id}`;
    print(`${isDryRun ? 'would delete' : 'deleted'}  ${what}`);
  }
  if (!isDryRun) for (const key of keys) await outbox.records.remove(key);
  print(`${isDryRun ? 'would delete' : 'deleted'}  ${String(keys.length)} old technical records`);
  return true;
}
