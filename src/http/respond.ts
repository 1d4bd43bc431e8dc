import { BuiltPage } from './built-page.ts';

const headers = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'X-Robots-Tag': 'noindex',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
};

/** An answer that is a page. Answers of functions are personal, so no cache keeps them. */
export function page(built: BuiltPage, status: number): Response {
  return new Response(built.toString(), { status, headers });
}

/** The site's 404 page, in all languages, for addresses that name no language. */
export async function notFound(): Promise<Response> {
  return page(await BuiltPage.load('404.html'), 404);
}

/** Sends the browser on with GET. */
export function seeOther(path: string): Response {
  return new Response(null, {
    status: 303,
    headers: { Location: path, 'Cache-Control': 'no-store' },
  });
}
