import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { headersOfEverything } from '../site/headers-file.ts';
import { noInlineCode, securityHeaders } from '../site/security-headers.ts';
import { logEvent } from '../log-event.ts';

/** Answers of functions are personal: no cache keeps them, no search engine shows them. */
const personal = { 'Cache-Control': 'no-store', 'X-Robots-Tag': 'noindex' };

/**
 * Gives a function's answer the headers of the site. Netlify's `_headers` is for files alone.
 * @param response is changed, except for its status and body
 * @param file what the build wrote; `netlify.toml` packs it with the functions. Without it the
 *   policy is stricter than needed, so that pages lose their scripts and styles but never
 *   their protection
 */
export async function addSiteHeaders(
  response: Response,
  file = join(process.cwd(), 'dist', '_headers'),
): Promise<Response> {
  const headers = await builtHeaders(file);
  for (const [name, value] of Object.entries({ ...headers, ...personal })) {
    response.headers.set(name, value);
  }
  return response;
}

async function builtHeaders(file: string): Promise<Record<string, string>> {
  try {
    return headersOfEverything(await readFile(file, 'utf8'));
  } catch (error) {
    logEvent('headers-missing', { error });
    return securityHeaders(noInlineCode);
  }
}
