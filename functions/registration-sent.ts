import type { Config } from '@netlify/functions';
import { withLastResort } from '../src/http/last-resort.ts';
import { confirm } from '../src/submission/confirm.ts';

/** Shows the reference after a registration. */
export default withLastResort((request, context) => confirm('registration', request, context));

export const config: Config = {
  path: '/:locale/registration/sent/:reference',
  rateLimit: { windowSize: 60, windowLimit: 60, aggregateBy: ['ip', 'domain'] },
};
