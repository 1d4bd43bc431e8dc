import { readFile } from 'node:fs/promises';
import type { Element, Root } from 'hast';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toHtml } from 'hast-util-to-html';

/**
 * A page of the built site that a function fills and sends. `netlify.toml` packs the pages with
 * the functions under `dist/`.
 */
export class BuiltPage {
  readonly tree: Root;

  constructor(html: string) {
    this.tree = fromHtml(html);
  }

  /**
   * @param path below `dist/`, e.g. `ar/registration/index.html`
   * @throws if the page was not built
   */
  static async load(path: string): Promise<BuiltPage> {
    // Netlify's packager understands `join`, and would pack every page of the site.
    return new BuiltPage(await readFile([process.cwd(), 'dist', path].join('/'), 'utf8'));
  }

  find(selector: string): Element | undefined {
    return select(selector, this.tree);
  }

  findAll(selector: string): Element[] {
    return selectAll(selector, this.tree);
  }

  toString(): string {
    return toHtml(this.tree, { allowDangerousHtml: true });
  }
}

/** Replaces an element's contents by a text, which is escaped when the page is written. */
export function setText(element: Element, text: string): void {
  element.children = [{ type: 'text', value: text }];
}

/** Makes an element visible that the page keeps hidden. */
export function reveal(element: Element): void {
  delete element.properties['hidden'];
}

/** Makes an element visible and lets it take focus when the page opens, without a script. */
export function revealFirst(element: Element): void {
  reveal(element);
  element.properties['autoFocus'] = true;
}
