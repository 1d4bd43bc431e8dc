import { fieldNames, describeField, type Answers, type Form } from '../forms/form.ts';
import type { FieldError } from '../forms/check-answers.ts';
import { normalizeText } from '../forms/normalize-text.ts';

/** 64 KiB: the longest honest form is about 10 KiB. */
export const MAX_BODY_BYTES = 64 * 1024;

/** The name of a field that people do not see; it must not sound like anything a browser knows. */
export const TRAP_FIELD = 'zusatz_b';

/** Why a body could not be read, with the HTTP status that says so. */
export class UnreadableBody extends Error {
  override name = 'UnreadableBody';
  readonly status: 400 | 413 | 415;
  constructor(status: 400 | 413 | 415) {
    super(`Unreadable body: ${String(status)}`);
    this.status = status;
  }
}

/** What a form submission carried. */
export interface ReadAnswers {
  /** Normalised; empty answers are absent, unknown fields are dropped. */
  answers: Answers;
  /** Version of the consent text that the person saw, if the page said so. */
  consentVersion: string | undefined;
  /** Whether the field that people do not see was filled. */
  isTrapFilled: boolean;
  /** Fields that carried a file instead of text. */
  errors: FieldError[];
}

/**
 * Reads a form submission.
 * @throws UnreadableBody 415 for other content types, 413 over `MAX_BODY_BYTES` (counted while
 *   reading, since Content-Length may lie or be absent), 400 for a broken multipart body
 */
export async function readAnswers(form: Form, request: Request): Promise<ReadAnswers> {
  const contentType = request.headers.get('content-type') ?? '';
  if (!/^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i.test(contentType)) {
    throw new UnreadableBody(415);
  }
  const body = await readLimited(request);
  let data: FormData;
  try {
    data = await new Response(body, { headers: { 'Content-Type': contentType } }).formData();
  } catch {
    throw new UnreadableBody(400);
  }
  return collect(form, data);
}

async function readLimited(request: Request): Promise<Uint8Array<ArrayBuffer>> {
  if (Number(request.headers.get('content-length')) > MAX_BODY_BYTES) throw new UnreadableBody(413);
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.byteLength;
    if (size > MAX_BODY_BYTES) throw new UnreadableBody(413);
    chunks.push(chunk);
  }
  return Uint8Array.from(Buffer.concat(chunks));
}

function collect(form: Form, data: FormData): ReadAnswers {
  const answers: Answers = {};
  const errors: FieldError[] = [];
  for (const name of fieldNames(form)) {
    const { control } = describeField(form, name);
    const entries = data.getAll(name);
    // Only a textarea has lines; elsewhere a line break could forge a line in the mail.
    const texts = entries
      .filter((entry) => typeof entry === 'string')
      .map(normalizeText)
      .map((text) => (control === 'textarea' ? text : text.replace(/\s*\n\s*/g, ' ')));
    // An empty file input that somebody added sends a nameless, empty file: that is no answer.
    if (entries.some((entry) => typeof entry !== 'string' && (entry.size > 0 || entry.name))) {
      errors.push({ field: name, code: 'file' });
    }
    const filled = texts.filter(Boolean);
    const [first] = filled;
    if (first === undefined) continue;
    answers[name] = control === 'checkboxes' ? [...new Set(filled)] : first;
  }
  const version = data.get('consentVersion');
  return {
    answers,
    errors,
    isTrapFilled: data.getAll(TRAP_FIELD).some(Boolean),
    consentVersion:
      typeof version === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(version) ? version : undefined,
  };
}
