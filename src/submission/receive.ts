import { randomUUID } from 'node:crypto';
import type { Context } from '@netlify/functions';
import { checkAnswers, type FieldError } from '../forms/check-answers.ts';
import { consentVersion } from '../forms/consent.ts';
import type { Answers, Form } from '../forms/form.ts';
import { createReference } from '../forms/reference.ts';
import { livesOutside } from '../forms/routing.ts';
import type { Submission } from '../forms/submission.ts';
import { BuiltPage } from '../http/built-page.ts';
import { fillAnswers, showErrors, showNotice } from '../http/fill-form.ts';
import { readAnswers, UnreadableBody, type ReadAnswers } from '../http/read-answers.ts';
import { notFound, page, seeOther } from '../http/respond.ts';
import { logEvent } from '../log-event.ts';
import { deliver } from '../outbox/deliver.ts';
import { openOutbox, type Outbox } from '../outbox/outbox.ts';
import { readSettings } from '../settings.ts';
import { isLocaleKey, type LocaleKey } from '../site/locales.ts';

/**
 * Takes a form from a browser: read, check, store, answer, and only then deliver.
 * The language comes from the address, so that even an unreadable body is answered in it.
 * @returns 303 to the confirmation page; or the form's own page, filled in, with 422 (answers to
 *   mend), 400, 413 or 415 (unreadable) or 503 (not stored)
 */
export async function receive(form: Form, request: Request, context: Context): Promise<Response> {
  const locale = context.params['locale'];
  if (!isLocaleKey(locale)) return notFound();
  if (request.method === 'GET' || request.method === 'HEAD') {
    return seeOther(`/${locale}/${form.name}/`);
  }
  if (request.method !== 'POST') {
    return new Response(null, { status: 405, headers: { Allow: 'GET, HEAD, POST' } });
  }

  let sent: ReadAnswers;
  try {
    sent = await readAnswers(form, request);
  } catch (error) {
    if (error instanceof UnreadableBody) return unreadable(form, locale, error.status);
    throw error;
  }

  const errors = merge(sent.errors, checkAnswers(form, sent.answers));
  if (errors.length > 0) return mend(form, locale, sent.answers, errors);

  const submission: Submission = {
    id: randomUUID(),
    reference: createReference(),
    form: form.name,
    locale,
    receivedAt: new Date().toISOString(),
    consentVersion: sent.consentVersion ?? consentVersion,
    answers: sent.answers,
  };
  let outbox: Outbox;
  try {
    // Without a mail server nobody would read what is stored, so that is a failure too.
    readSettings(process.env);
    outbox = openOutbox(context.deploy.context);
    await outbox.add(submission);
  } catch (error) {
    logEvent('submission-not-stored', { form: form.name, locale, error });
    return unsaved(form, locale, sent.answers);
  }
  context.waitUntil(deliver(outbox, submission.id));
  const outside = livesOutside(sent.answers) ? '?outside' : '';
  return seeOther(`/${locale}/${form.name}/sent/${submission.reference}${outside}`);
}

/** One error for each field; a file where text belongs is the nearer cause. */
function merge(first: FieldError[], second: FieldError[]): FieldError[] {
  const fields = new Set(first.map(({ field }) => field));
  return [...first, ...second.filter(({ field }) => !fields.has(field))];
}

function formPage(form: Form, locale: LocaleKey): Promise<BuiltPage> {
  return BuiltPage.load(`${locale}/${form.name}/index.html`);
}

async function mend(form: Form, locale: LocaleKey, answers: Answers, errors: FieldError[]) {
  const built = await formPage(form, locale);
  fillAnswers(built, answers);
  showErrors(built, errors);
  return page(built, 422);
}

async function unreadable(form: Form, locale: LocaleKey, status: UnreadableBody['status']) {
  const built = await formPage(form, locale);
  showNotice(built, status === 413 ? 'tooLarge' : 'unreadable');
  return page(built, status);
}

async function unsaved(form: Form, locale: LocaleKey, answers: Answers) {
  const built = await formPage(form, locale);
  fillAnswers(built, answers);
  showNotice(built, 'unsaved');
  const response = page(built, 503);
  response.headers.set('Retry-After', '120');
  return response;
}
