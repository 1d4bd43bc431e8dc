/** The process that is killed: the site with its real functions, swept when the parent says so. */
import { leapTo } from './leaping-clock.ts';
import { startSite } from '../../src/local/site.ts';

/** What the parent asks for. */
export interface SweepOrder {
  aheadMs: number;
}

/** What this process tells its parent. */
export type Report = { kind: 'ready'; url: string } | { kind: 'swept' };

function report(message: Report): void {
  process.send?.(message);
}

const site = await startSite(Number(process.env['SOAK_PORT']));
process.on('message', ({ aheadMs }: SweepOrder) => {
  leapTo(aheadMs);
  site
    .runScheduled()
    .catch((error: unknown) => {
      console.error(JSON.stringify({ event: 'sweep-failed', message: String(error) }));
    })
    .finally(() => {
      report({ kind: 'swept' });
    });
});
process.on('disconnect', () => {
  process.exit();
});
report({ kind: 'ready', url: site.url });
