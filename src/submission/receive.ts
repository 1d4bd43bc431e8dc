import type { Context } from '@netlify/functions';
import { checkAnswers, type FieldError } from '../forms/check-answers.ts';
import { consentVersion } from '../forms/consent.ts';
import type { Answers, Form } from '../forms/form.ts';
import { livesOutside } from '../forms/routing.ts';
import type { NewSubmission } from '../forms/submission.ts';
import { isSuspicious } from '../forms/suspicion.ts';
import { BuiltPage } from '../http/built-page.ts';
import { fillAnswers, showErrors, showNotice } from '../http/fill-form.ts';
import { originOf } from '../http/origin.ts';
import { readAnswers, UnreadableBody, type ReadAnswers } from '../http/read-answers.ts';
import { notFound, page, seeOther } from '../http/respond.ts';
import { logEvent } from '../log-event.ts';
import { deliver, deliveryParts } from '../outbox/deliver.ts';
import { openOutbox } from '../outbox/outbox.ts';
import { readSettings, type Settings } from '../settings.ts';
import { isLocaleKey, type LocaleKey } from '../site/locales.ts';

/** With a store that is dead, a person still has an answer within four seconds. */
const STORE_PATIENCE_MS = 3000;

/**
 * Takes a form from a browser: read, check, store, answer, and only then deliver.
 * The language comes from the address, so that even an unreadable body is answered in it.
 * @returns 303 to the confirmation page; or the form's own page, filled in, with 422 (answers to
 *   mend), 403 (another site sent it), 400, 413 or 415 (unreadable) or 503 (not stored)
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

  const origin = originOf(request, process.env);
  if (origin === 'foreign') return again(form, locale, sent.answers);

  const errors = merge(sent.errors, checkAnswers(form, sent.answers));
  if (errors.length > 0) return mend(form, locale, sent.answers, errors);

  const submission: NewSubmission = {
    form: form.name,
    locale,
    receivedAt: new Date().toISOString(),
    consentVersion: sent.consentVersion ?? consentVersion,
    isSuspicious: isSuspicious({
      answers: sent.answers,
      isTrapFilled: sent.isTrapFilled,
      isOriginUnknown: origin === 'unknown',
      isVersionMissing: sent.consentVersion === undefined,
    }),
    answers: sent.answers,
  };
  let reference: string;
  try {
    // Without a mail server nobody would read what is stored, so that is a failure too.
    const settings = readSettings(process.env);
    const deadline = AbortSignal.timeout(STORE_PATIENCE_MS);
    const stored = await openOutbox(context.deploy.context, deadline).add(submission);
    reference = stored.reference;
    if (stored.isNew) context.waitUntil(deliverNow(context.deploy.context, stored.id, settings));
  } catch (error) {
    logEvent('submission-not-stored', { form: form.name, locale, error });
    return unsaved(form, locale, sent.answers);
  }
  const outside = livesOutside(sent.answers) ? '?outside' : '';
  return seeOther(`/${locale}/${form.name}/sent/${reference}${outside}`);
}

/** The answer is given; whatever fails here waits for the next sweep. */
async function deliverNow(deployContext: string, id: string, settings: Settings): Promise<void> {
  try {
    const outbox = openOutbox(deployContext);
    const envelope = await outbox.envelope('open', id);
    if (envelope) await deliver(outbox, envelope, await deliveryParts(settings));
  } catch (error) {
    logEvent('delivery-failed', { error });
  }
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

/** Another page sent the form; from ours, with one more click, it is certainly the person. */
async function again(form: Form, locale: LocaleKey, answers: Answers) {
  const built = await formPage(form, locale);
  fillAnswers(built, answers);
  showNotice(built, 'elsewhere');
  return page(built, 403);
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
