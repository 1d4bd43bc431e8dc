import type { Config } from '@netlify/functions';
import { contact } from '../src/forms/contact.ts';
import { withLastResort } from '../src/http/last-resort.ts';
import { receive } from '../src/submission/receive.ts';

/** Takes the contact form. */
export default withLastResort((request, context) => receive(contact, request, context));

export const config: Config = { path: '/:locale/contact/send' };
