import type { Context } from '@netlify/functions';
import { isReference } from '../forms/reference.ts';
import type { FormName } from '../forms/form.ts';
import { BuiltPage, reveal, setText } from '../http/built-page.ts';
import { notFound, page } from '../http/respond.ts';
import { isLocaleKey } from '../site/locales.ts';

/**
 * Shows the page that follows a sent form. It only looks at the form of the reference and reads
 * nothing stored, so the page can be bookmarked and nobody can ask it for somebody's data.
 * @returns 200 with the reference filled in, or 404 if it cannot be one of ours
 */
export async function confirm(
  form: FormName,
  request: Request,
  context: Context,
): Promise<Response> {
  const { locale, reference = '' } = context.params;
  if (!isLocaleKey(locale)) return notFound();
  if (!isReference(reference)) return page(await BuiltPage.load(`${locale}/404/index.html`), 404);
  const built = await BuiltPage.load(`${locale}/${form}/sent/index.html`);
  built.findAll('[data-reference]').forEach((element) => {
    setText(element, reference);
  });
  built.findAll('[data-when="sent"]').forEach(reveal);
  if (new URL(request.url).searchParams.has('outside')) {
    built.findAll('[data-when="outside"]').forEach(reveal);
  }
  built.findAll('[data-when="unknown"]').forEach((element) => {
    element.properties['hidden'] = true;
  });
  // Whoever changes the language here keeps the reference.
  for (const link of built.findAll(`a[href$="/${form}/sent/"]`)) {
    link.properties['href'] = `${String(link.properties['href'])}${reference}`;
  }
  return page(built, 200);
}
