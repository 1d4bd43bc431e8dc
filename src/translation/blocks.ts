import { createHash } from 'node:crypto';

/** What a block is; a component's tag that stands alone in its block counts as `component`. */
export type BlockKind =
  'title' | 'description' | 'facts' | 'heading' | 'paragraph' | 'list' | 'table' | 'component';

/** A piece of a page's source that is translated, and grows old, as a whole. */
export interface Block {
  kind: BlockKind;
  /** Its source, as it stands in the file. */
  text: string;
  /** Where it begins in the file, counted in characters. */
  start: number;
  /** How many Markdown headings the page has up to here, this block included. */
  headings: number;
}

/** Keys that say how a translation came about, and so are different in it. */
const translationKeys =
  /^(title|description|translation|checkedBy|checkedOn|status|testedBy): .*\n?/gm;

/**
 * Splits a page into its blocks: title, description, the other facts of its head, and then all
 * that empty lines part. Our pages have one line for a paragraph and no empty line in a list.
 * @param source of an `.mdx` file
 */
export function blocksOf(source: string): Block[] {
  const head = /^---\n([\s\S]*?)\n---\n/.exec(source);
  const yaml = head?.[1] ?? '';
  const line = (key: string) => new RegExp(`^${key}: (.*)$`, 'm').exec(yaml)?.[1] ?? '';
  const headBlock = (kind: BlockKind, text: string): Block => ({
    kind,
    text: text.trim(),
    start: 0,
    headings: 0,
  });
  const blocks = [
    headBlock('title', line('title')),
    headBlock('description', line('description')),
    headBlock('facts', yaml.replace(translationKeys, '')),
  ];
  let headings = 0;
  const bodyStart = head?.[0].length ?? 0;
  for (const match of source.slice(bodyStart).matchAll(/\S.*(?:\n.*\S.*)*/g)) {
    const text = match[0].trimEnd();
    const kind = kindOf(text);
    if (kind === 'heading') headings += 1;
    blocks.push({ kind, text, start: bodyStart + match.index, headings });
  }
  return blocks;
}

/**
 * Names a text by what it says. Ten digits tell the blocks of one page apart, and keep the
 * ledgers readable.
 */
export function fingerprint(text: string): string {
  return createHash('sha256').update(text.normalize('NFC')).digest('hex').slice(0, 10);
}

function kindOf(text: string): BlockKind {
  if (/^#{1,6} /.test(text)) return 'heading';
  if (/^([-*]|\d+\.) /.test(text)) return 'list';
  if (text.startsWith('|')) return 'table';
  // `<Fact …/> genügt.` is a sentence; a tag alone, or with text in its own lines, is not.
  return /^<\/?[A-Z]\w*[^>]*>$/.test(text) ? 'component' : 'paragraph';
}
