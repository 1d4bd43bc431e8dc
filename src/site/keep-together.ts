/** A glossary word as `Term.astro` writes it, with the signs that stand at it without a space. */
const term =
  /([([„“‚«»‘]*)(<button class="term"[^>]*>[^<]*<\/button><span class="term-explanation"[\s\S]*?<\/a><\/span>)([)\].,;:!?…”“’‘«»،؛؟።፣]*)/g;

/**
 * Keeps brackets and full stops at the glossary word that they belong to. To a browser the word is
 * a button, and it would break the line on either side of it.
 * @param html of a whole page
 */
export function keepTogether(html: string): string {
  return html.replace(term, (all, before: string, word: string, after: string) =>
    before || after ? `<span class="together">${before}${word}${after}</span>` : all,
  );
}
