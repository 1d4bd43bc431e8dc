import { createElement } from './create-element.ts';
import type { Found } from './rank-pages.ts';
import type { UiFile } from './ui-file.ts';

/** How many pages are shown at once. */
export const PAGES_SHOWN = 5;

/**
 * A list of pages with a piece of their text; more of them behind a button.
 * @param lang of the pages, if it is not the reader's
 */
export function createResultList(
  pages: readonly Found[],
  ui: UiFile,
  lang?: UiFile['source'],
): HTMLElement {
  const list = createElement('ol');
  const more = createElement('button', { type: 'button' }, ui.texts.more);
  let shown = 0;
  const showMore = () => {
    const items = pages.slice(shown, shown + PAGES_SHOWN).map((page) => itemOf(page, ui, lang));
    list.append(...items);
    shown += items.length;
    if (shown >= pages.length) more.remove();
    return items[0]?.querySelector('a');
  };
  showMore();
  more.addEventListener('click', () => showMore()?.focus());
  return createElement('div', {}, list, ...(shown < pages.length ? [more] : []));
}

function itemOf(page: Found, ui: UiFile, lang?: UiFile['source']): HTMLElement {
  const foreign = lang && { lang: lang.lang, dir: lang.dir };
  const address = `/${ui.locale}/${page.slug && `${page.slug}/`}`;
  const link = createElement('a', { href: address, ...foreign }, page.title);
  const kind = kindOf(page.slug, ui.texts);
  const excerpt = createElement('p', { class: 'excerpt', ...foreign });
  page.excerpt().then(
    (html) => {
      // Pagefind escapes the text and adds nothing but <mark>.
      excerpt.innerHTML = html;
    },
    () => {
      // The title is enough to go there.
      excerpt.remove();
    },
  );
  return createElement(
    'li',
    {},
    link,
    ...(kind ? [createElement('span', { class: 'kind' }, kind)] : []),
    excerpt,
  );
}

/** What kind of page it is; the address says it. */
function kindOf(slug: string, texts: UiFile['texts']): string | undefined {
  const [section, name] = slug.split('/');
  if (section === 'modules' && name) return texts.module.replace('{{number}}', name);
  if (section === 'handouts' && name) {
    return texts.handout.replace('{{number}}', name.toUpperCase());
  }
  return section && ['guides', 'phrases', 'glossary'].includes(section) ? texts.guides : undefined;
}
