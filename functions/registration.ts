import type { Config } from '@netlify/functions';
import { registration } from '../src/forms/registration.ts';
import { withLastResort } from '../src/http/last-resort.ts';
import { receive } from '../src/submission/receive.ts';

/** Takes the registration form. */
export default withLastResort((request, context) => receive(registration, request, context));

// Netlify reads this without running it, so it must be literal. Generous, because shelters and
// libraries share one address.
export const config: Config = {
  path: '/:locale/registration/send',
  rateLimit: { windowSize: 60, windowLimit: 20, aggregateBy: ['ip', 'domain'] },
};
