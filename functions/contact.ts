import type { Config } from '@netlify/functions';
import { contact } from '../src/forms/contact.ts';
import { withLastResort } from '../src/http/last-resort.ts';
import { receive } from '../src/submission/receive.ts';

/** Takes the contact form. */
export default withLastResort((request, context) => receive(contact, request, context));

// Netlify reads this without running it, so it must be literal. Generous, because shelters and
// libraries share one address.
export const config: Config = {
  path: '/:locale/contact/send',
  rateLimit: { windowSize: 60, windowLimit: 20, aggregateBy: ['ip', 'domain'] },
};
