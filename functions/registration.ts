import type { Config } from '@netlify/functions';
import { registration } from '../src/forms/registration.ts';
import { withLastResort } from '../src/http/last-resort.ts';
import { receive } from '../src/submission/receive.ts';

/** Takes the registration form. */
export default withLastResort((request, context) => receive(registration, request, context));

export const config: Config = { path: '/:locale/registration/send' };
