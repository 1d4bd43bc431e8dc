/** What the content security policy lets run although it stands in a page itself. */
export interface InlineHashes {
  /** Sources like `'sha256-…'`, one for each distinct script. */
  scripts: readonly string[];
  styles: readonly string[];
}

/** No page may run anything of its own: for when the built pages' hashes are unknown. */
export const noInlineCode: InlineHashes = { scripts: [], styles: [] };

/**
 * The one list of headers that every answer carries, a file as well as a function's.
 * Link previews can show the sharing images all the same: messengers fetch them with their own
 * servers, and Cross-Origin-Resource-Policy binds browsers alone.
 * @param inline hashes of the scripts and styles that stand in the built pages
 * @returns header names with their values
 */
export function securityHeaders(inline: InlineHashes): Record<string, string> {
  return {
    'Content-Security-Policy': contentSecurityPolicy(inline),
    // Browsers ignore it over plain http, so it does not lock anybody out of `npm start`.
    'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
    'X-Content-Type-Options': 'nosniff',
    // no-referrer would make browsers send "Origin: null" with our own forms.
    'Referrer-Policy': 'strict-origin-when-cross-origin',
    'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
    'Cross-Origin-Opener-Policy': 'same-origin',
    'Cross-Origin-Resource-Policy': 'same-origin',
  };
}

function contentSecurityPolicy({ scripts, styles }: InlineHashes): string {
  const directives = {
    'default-src': ["'none'"],
    // Pagefind 1.5 searches with WebAssembly: the one exception. It does not allow eval().
    // Its worker needs no rule of its own, since workers fall under script-src.
    'script-src': ["'self'", "'wasm-unsafe-eval'", ...scripts],
    'style-src': ["'self'", ...styles],
    // Style sheets carry small pictures as data.
    'img-src': ["'self'", 'data:'],
    'font-src': ["'self'"],
    'connect-src': ["'self'"],
    'manifest-src': ["'self'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    'base-uri': ["'none'"],
  };
  return Object.entries(directives)
    .map(([name, sources]) => [name, ...sources].join(' '))
    .join('; ');
}
