import type { Context } from '@netlify/functions';
import { office, telephoneLink } from '../data/office.ts';
import { translator } from '../i18n/strings.ts';
import { logEvent } from '../log-event.ts';
import { defaultLocale, isLocaleKey, locales } from '../site/locales.ts';
import { addSiteHeaders } from './site-headers.ts';

type Handler = (request: Request, context: Context) => Promise<Response>;

/**
 * Wraps a function so that even a mistake of ours ends with a sentence in the reader's language
 * and a phone number, not with the platform's English error page. Every answer leaves here with
 * the headers of the site, so that no function can forget them.
 */
export function withLastResort(handler: Handler): Handler {
  return async (request, context) => {
    let response: Response;
    try {
      response = await handler(request, context);
    } catch (error) {
      logEvent('function-failed', { error });
      response = apology(context.params['locale']);
    }
    return addSiteHeaders(response);
  };
}

function apology(param: string | undefined): Response {
  const locale = isLocaleKey(param) ? param : defaultLocale;
  const { lang, dir } = locales[locale];
  const t = translator(locale);
  const html = `<!doctype html>
<html lang="${lang}" dir="${dir}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${t('form.unsaved.title')}</title>
<h1>${t('form.unsaved.title')}</h1>
<p>${t('form.unsaved.text')}</p>
<p><a href="${telephoneLink(office.phone)}"><bdi dir="ltr">${office.phone}</bdi></a></p>
<p><a href="mailto:${office.email}"><bdi dir="ltr">${office.email}</bdi></a></p>
`;
  return new Response(html, {
    status: 503,
    headers: { 'Content-Type': 'text/html; charset=utf-8', 'Retry-After': '120' },
  });
}
