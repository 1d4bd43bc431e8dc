import type { Config, Context } from '@netlify/functions';
import { logEvent } from '../src/log-event.ts';
import { openOutbox } from '../src/outbox/outbox.ts';
import { sweep, sweepParts } from '../src/outbox/sweep.ts';

/** Tries again, every five minutes, to deliver what is still waiting. */
export default async (_request: Request, context: Context): Promise<void> => {
  try {
    await sweep(openOutbox(context.deploy.context), await sweepParts());
  } catch (error) {
    // No heartbeat is written then, and the health address turns red.
    logEvent('sweep-failed', { error });
  }
};

export const config: Config = { schedule: '*/5 * * * *' };
