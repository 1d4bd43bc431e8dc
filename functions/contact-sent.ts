import type { Config } from '@netlify/functions';
import { withLastResort } from '../src/http/last-resort.ts';
import { confirm } from '../src/submission/confirm.ts';

/** Shows the reference after a message. */
export default withLastResort((request, context) => confirm('contact', request, context));

export const config: Config = {
  path: '/:locale/contact/sent/:reference',
  rateLimit: { windowSize: 60, windowLimit: 60, aggregateBy: ['ip', 'domain'] },
};
