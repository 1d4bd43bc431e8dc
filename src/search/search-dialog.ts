import { createElement } from './create-element.ts';
import type { UiFile } from './ui-file.ts';

/** The parts of the dialog that change while somebody searches. */
export interface SearchDialog {
  element: HTMLDialogElement;
  input: HTMLInputElement;
  /** Read aloud when it changes. */
  status: HTMLElement;
  results: HTMLElement;
}

/** By this id the page's own script finds the dialog. */
const DIALOG_ID = 'search-dialog';

/** Builds the empty dialog in the reader's language. */
export function createSearchDialog({ lang, dir, texts }: UiFile): SearchDialog {
  const input = createElement('input', {
    type: 'search',
    'aria-label': texts.label,
    placeholder: texts.label,
    autocomplete: 'off',
    autocapitalize: 'none',
    spellcheck: 'false',
    enterkeyhint: 'search',
    dir: 'auto',
    autofocus: '',
  });
  const close = createElement('button', { type: 'button' }, texts.close);
  const form = createElement('form', { role: 'search' }, input, close);
  const status = createElement('p', { role: 'status' });
  const results = createElement('div');
  const element = createElement(
    'dialog',
    { id: DIALOG_ID, class: 'search-dialog', 'aria-label': texts.label, lang, dir },
    form,
    status,
    results,
  );
  close.addEventListener('click', () => {
    element.close();
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    // On a phone this puts the keyboard away and shows what was found.
    results.querySelector('a')?.focus();
  });
  input.addEventListener('keydown', (event) => {
    // Chrome would only empty the field.
    if (event.key === 'Escape') element.close();
  });
  element.addEventListener('click', (event) => {
    // The dialog itself is hit only beside its content, on the backdrop.
    if (event.target === element) element.close();
  });
  return { element, input, status, results };
}
