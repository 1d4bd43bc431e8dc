import type { Answers } from './form.ts';

/** A form with this many addresses is usually advertising. */
const MANY_LINKS = 4;
/** Points from which a submission waits for the office's report. */
const SUSPICIOUS = 2;

/** What speaks for a machine. */
export interface Signs {
  answers: Answers;
  /** The field that people do not see was filled; password managers sometimes do that too. */
  isTrapFilled: boolean;
  /** The browser did not say which page the form came from. */
  isOriginUnknown: boolean;
  /** The page's hidden version of the consent text is missing. */
  isVersionMissing: boolean;
}

/**
 * Tells whether a submission may come from a machine. It is stored all the same, and the office
 * reads it in its report: a wrong guess delays a message and never loses it.
 */
export function isSuspicious(signs: Signs): boolean {
  const text = Object.values(signs.answers).flat().join('\n');
  const links = text.match(/https?:\/\/|www\./gi)?.length ?? 0;
  const points =
    (signs.isTrapFilled ? 2 : 0) +
    (links >= MANY_LINKS ? 2 : 0) +
    (signs.isOriginUnknown ? 1 : 0) +
    (signs.isVersionMissing ? 1 : 0);
  return points >= SUSPICIOUS;
}
