/**
 * Where a form came from: a page of this site (`own`), a page of another one (`foreign`), or the
 * browser does not say (`unknown`).
 */
export type Origin = 'own' | 'foreign' | 'unknown';

/**
 * Judges by `Sec-Fetch-Site`, which scripts of other pages cannot set, and by `Origin` for
 * browsers older than 2023. Never by `Referer`, which people and companies remove.
 * @param environment `URL` and `DEPLOY_PRIME_URL` are Netlify's names for this site's addresses
 */
export function originOf(request: Request, environment: NodeJS.ProcessEnv): Origin {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign';
  const origin = request.headers.get('origin');
  // A privacy setting may send "null"; nobody is locked out for that.
  if (origin === null || origin === 'null') return 'unknown';
  const own = [request.url, environment['URL'], environment['DEPLOY_PRIME_URL']]
    .filter((url) => url !== undefined && URL.canParse(url))
    .map((url) => new URL(url ?? '').origin);
  return own.includes(origin) ? 'own' : 'foreign';
}
