import type { z } from 'zod';
import { fieldNames, type Answers, type Form } from './form.ts';

/**
 * Why a field is not accepted. The sentence for the reader is the string
 * `field.<name>.<code>`; `file` is `field.any.file`.
 */
export type ErrorCode = 'empty' | 'long' | 'invalid' | 'oneOf' | 'file';

export interface FieldError {
  field: string;
  code: ErrorCode;
}

function errorCode(issue: z.core.$ZodIssue, given: boolean): ErrorCode {
  if (!given) return 'empty';
  return issue.code === 'too_big' ? 'long' : 'invalid';
}

/**
 * Checks normalised answers against a form.
 * @returns at most one error for each field, in page order; empty if all is well
 */
export function checkAnswers(form: Form, answers: Answers): FieldError[] {
  const errors = new Map<string, ErrorCode>();
  for (const issue of form.schema.safeParse(answers).error?.issues ?? []) {
    const field = String(issue.path[0]);
    const code = errorCode(issue, field in answers);
    // A text that is too long may miss its pattern as well; its length is the nearer cause.
    if (!errors.has(field) || code === 'long') errors.set(field, code);
  }
  for (const set of form.oneOf) {
    if (!set.some((field) => field in answers)) errors.set(set[0], 'oneOf');
  }
  for (const [field, needed] of Object.entries(form.needs)) {
    if (field in answers && !(needed in answers) && !errors.has(needed))
      errors.set(needed, 'empty');
  }
  return fieldNames(form).flatMap((field) => {
    const code = errors.get(field);
    return code ? [{ field, code }] : [];
  });
}
