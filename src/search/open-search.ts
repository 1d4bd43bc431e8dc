// The page imports this file when somebody searches for the first time. If anything here fails, it
// follows the link to the list of all pages instead.
import { createQueryAnswerer } from './answer-query.ts';
import { loadJson } from './load-json.ts';
import { keep } from './keep.ts';
import { loadSearcher } from './load-searcher.ts';
import { createSearchDialog } from './search-dialog.ts';
import { uiFilePath, type UiFile } from './ui-file.ts';
import styles from './search.css?inline';

/** Time for the next letter, so that not every letter is a search. */
const PAUSE = 200;

const link = document.querySelector<HTMLAnchorElement>('a[data-search]');
if (!link) throw new Error('The page has no search link.');
// It leads to the list of all pages in the reader's language.
const [, locale = ''] = link.pathname.split('/');

const ui = await loadJson<UiFile>(uiFilePath(locale));
addStyles(styles);
const dialog = createSearchDialog(ui);
const { source } = ui;
const own = keep(() => loadSearcher(ui.locale, ui.lang));
const german = keep(() => loadSearcher(source.locale, source.lang));
const answer = createQueryAnswerer(
  dialog,
  ui,
  source.locale === ui.locale ? { own } : { own, german },
);
// While somebody types. What fails is told when they have typed something.
own.get().then(
  (searcher) => {
    searcher.prepare();
  },
  () => undefined,
);
let pause: ReturnType<typeof setTimeout> | undefined;
dialog.input.addEventListener('input', () => {
  clearTimeout(pause);
  pause = setTimeout(() => void answer(dialog.input.value), PAUSE);
});
document.body.append(dialog.element);
dialog.element.showModal();
link.addEventListener('click', (event) => {
  event.preventDefault();
  dialog.element.showModal();
});

/** The content security policy allows rules in the page's own style sheet, and no new `<style>`. */
function addStyles(css: string): void {
  const [sheet] = document.styleSheets;
  sheet?.insertRule(`@media all {${css}}`, sheet.cssRules.length);
}
