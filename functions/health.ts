import type { Config, Context } from '@netlify/functions';
import { readHealth } from '../src/outbox/health.ts';

/** Says 200 while mail gets out and 503 when somebody must look; made for an uptime monitor. */
export default async (_request: Request, context: Context): Promise<Response> => {
  const health = await readHealth(context.deploy.context, Date.now());
  return Response.json(health, {
    status: health.troubles.length === 0 ? 200 : 503,
    headers: { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' },
  });
};

export const config: Config = {
  path: '/health',
  method: 'GET',
  rateLimit: { windowSize: 60, windowLimit: 20, aggregateBy: ['ip', 'domain'] },
};
