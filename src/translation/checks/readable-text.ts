/** Stands where a component, a marked word or a value is: neither a letter nor a space. */
const GAP = '\uFFFC';

const placeholder = /\{\{\w+\}\}|\[[A-Z_]+\]/g;

/** Text that the page marks as German or as a number: whatever is inside is not the translator's. */
const marked = [
  /<bdi\b[^>]*>[\s\S]*?<\/bdi>/g,
  /<Term\b[^>]*>[\s\S]*?<\/Term>/g,
  /(?<![\p{L}\d])_[^_\n]+_(?![\p{L}\d])/gu,
];

/** Plain text cannot mark a German word; it stands in quotation marks or in brackets. */
const quoted = [/[“„«][^“”„«»]*[“”»]/g, /\([^)]*\)/g];

const without = (text: string, pattern: RegExp) => text.replace(pattern, GAP);

/** A text that may hold MDX, in which German words can be marked. */
interface Source {
  text: string;
  isMarkup: boolean;
}

/**
 * What a reader reads of a text in their own language: without markup, link targets and
 * placeholders, and without all that is marked as German.
 */
export function ownText({ text, isMarkup }: Source): string {
  if (!isMarkup) return [...quoted, placeholder].reduce(without, text);
  return withoutMarkup(marked.reduce(without, text));
}

/** What a reader reads of a block, in whatever language. */
export function withoutMarkup(source: string): string {
  return source
    .replace(/ german="[^"]*"/g, '')
    .replace(/<\w+\b([^>]*)>/g, (_, attributes: string) => {
      const text = / (?:title|label)="([^"]*)"/.exec(attributes)?.[1];
      // An attribute cannot mark words; there the German ones stand in brackets.
      return text ? `${text.replace(/\([^)]*\)/g, GAP)}\n` : GAP;
    })
    .replace(/<\/\w+>/g, GAP)
    .replace(/\]\([^)]*\)/g, '')
    .replace(placeholder, GAP)
    .replace(/^\s*(#+|[-*]|\d+\.)\s+/gm, '')
    .replace(/\*\*|[[\]]/g, '')
    .replace(/\|/g, ' ')
    .replace(/^[\s:-]+$/gm, ' ')
    .replace(/[^\S\n]+/g, ' ')
    .trim();
}
