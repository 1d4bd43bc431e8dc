import type { Config } from '@netlify/functions';
import { withLastResort } from '../src/http/last-resort.ts';
import { readHealth } from '../src/outbox/health.ts';

/** Says 200 while mail gets out and 503 when somebody must look; made for an uptime monitor. */
export default withLastResort(async (_request, context) => {
  const health = await readHealth(context.deploy.context, Date.now());
  return Response.json(health, { status: health.troubles.length === 0 ? 200 : 503 });
});

export const config: Config = {
  path: '/health',
  rateLimit: { windowSize: 60, windowLimit: 20, aggregateBy: ['ip', 'domain'] },
};
