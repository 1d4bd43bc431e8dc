import type { Element, ElementContent } from 'hast';
import { selectAll } from 'hast-util-select';
import { toString as toText } from 'hast-util-to-string';
import type { SitePage } from '../fixtures/built-site.ts';

/** What is read as one block: sentences do not cross its borders. */
const blocks = 'p, li, td, th, dd, dt, h2, h3, summary, blockquote';
/** Parts that are not the author's sentences. */
const skipped =
  '[role="note"], form *, .form-area, .form-area *, address *, [popover], [popover] *, .unconfirmed, .language-list *, .phone-list *, .phrases *, .glossary *, .letters *, .handouts *, .places *, .write-line *';

/** The blocks of text that an author wrote on a page, without the blocks inside them. */
export function textBlocks({ page }: SitePage): string[] {
  const content = page.find('.content');
  if (!content) return [];
  const ignored = new Set<Element>(selectAll(skipped, content));
  return selectAll(blocks, content)
    .filter((element) => !ignored.has(element))
    .map((element) => toText(withoutNested(element, ignored)).replace(/\s+/g, ' ').trim())
    .filter(Boolean);
}

function withoutNested(element: Element, ignored: Set<Element>): Element {
  const children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') return [child];
    if (
      ignored.has(child) ||
      /^(p|li|ul|ol|table|dl|details|section|div|h[23])$/.test(child.tagName)
    ) {
      return [];
    }
    return [withoutNested(child, ignored)];
  });
  return { ...element, children };
}

const segmenter = new Intl.Segmenter('de', { granularity: 'sentence' });

/** Splits a block into sentences; `Intl` wrongly ends one after `9. Dezember`. */
export function sentences(block: string): string[] {
  const parts: string[] = [];
  for (const { segment } of segmenter.segment(block)) {
    const last = parts.at(-1);
    if (last !== undefined && /((^|\s)\d{1,2}\.|\be\.V\.|\bDr\.)\s*$/.test(last)) {
      parts[parts.length - 1] = last + segment;
    } else {
      parts.push(segment);
    }
  }
  return parts.map((part) => part.trim()).filter((part) => /\p{L}/u.test(part));
}

/** Words with at least one letter or digit; a hyphen does not end a word. */
export function words(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu) ?? [];
}
