/** C0 and C1 controls except tab and line feed. */
const CONTROLS = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g;
/** Invisible characters; the joiners U+200C and U+200D stay, Persian and Hindi need them. */
const INVISIBLE = /[\u00AD\u200B\u2060\uFEFF]/g;
/** Direction overrides and isolates could disguise what a mail says. */
const BIDI_CONTROLS = /[\u202A-\u202E\u2066-\u2069]/g;

/**
 * Brings what a person typed into one form, without changing what they see: well-formed
 * Unicode in NFC, line feeds only, no control or disguising characters, no outer space.
 */
export function normalizeText(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replaceAll('\t', ' ')
    .replace(CONTROLS, '')
    .replace(INVISIBLE, '')
    .replace(BIDI_CONTROLS, '')
    .trim();
}
