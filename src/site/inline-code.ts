import { createHash } from 'node:crypto';
import type { Element, Nodes } from 'hast';
import { fromHtml } from 'hast-util-from-html';

/** What a policy without 'unsafe-inline' has to know about a page. */
export interface InlineCode {
  /** Sources for script-src and style-src, one for each element, repeated if it is. */
  scripts: string[];
  styles: string[];
  /** Values of style attributes. No policy can allow them one by one. */
  styleAttributes: string[];
  /** Event handlers, e.g. `onclick on <button>`. */
  handlers: string[];
}

/**
 * Finds everything in a page that a browser would run or apply without loading it.
 * @param html a whole page
 */
export function inlineCodeOf(html: string): InlineCode {
  const code: InlineCode = { scripts: [], styles: [], styleAttributes: [], handlers: [] };
  for (const element of elementsOf(fromHtml(html))) {
    const { tagName, properties } = element;
    if (tagName === 'style') code.styles.push(hashOf(element));
    if (tagName === 'script' && !isData(element) && properties['src'] === undefined) {
      code.scripts.push(hashOf(element));
    }
    if ('style' in properties) code.styleAttributes.push(String(properties['style']));
    code.handlers.push(
      ...Object.keys(properties)
        .filter((name) => /^on/i.test(name))
        .map((name) => `${name.toLowerCase()} on <${tagName}>`),
    );
  }
  return code;
}

function* elementsOf(node: Nodes): Generator<Element> {
  if (node.type === 'element') {
    yield node;
    // What stands in a template is not among its children.
    if (node.content) yield* elementsOf(node.content);
  }
  if ('children' in node) for (const child of node.children) yield* elementsOf(child);
}

/** JSON in a page is read and not run. Import maps and speculation rules need a hash. */
function isData({ properties }: Element): boolean {
  return /^application\/([\w.-]+\+)?json$/i.test(String(properties['type']));
}

function hashOf({ children }: Element): string {
  const text = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
