import { BuiltPage } from './built-page.ts';

/** An answer that is a page. `withLastResort` adds the headers that all answers share. */
export function page(built: BuiltPage, status: number): Response {
  const headers = { 'Content-Type': 'text/html; charset=utf-8' };
  return new Response(built.toString(), { status, headers });
}

/** The site's 404 page, in all languages, for addresses that name no language. */
export async function notFound(): Promise<Response> {
  return page(await BuiltPage.load('404.html'), 404);
}

/** Sends the browser on with GET. */
export function seeOther(path: string): Response {
  return new Response(null, { status: 303, headers: { Location: path } });
}
