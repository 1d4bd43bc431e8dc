import type { Config, Context } from '@netlify/functions';
import { openOutbox } from '../src/outbox/outbox.ts';
import { sweep } from '../src/outbox/sweep.ts';

/** Tries again, every five minutes, to deliver what is still waiting. */
export default async (_request: Request, context: Context): Promise<void> => {
  await sweep(openOutbox(context.deploy.context));
};

export const config: Config = { schedule: '*/5 * * * *' };
