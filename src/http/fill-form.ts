import type { Element } from 'hast';
import { select, selectAll } from 'hast-util-select';
import { h } from 'hastscript';
import type { FieldError } from '../forms/check-answers.ts';
import type { Answers } from '../forms/form.ts';
import { reveal, revealFirst, setText, type BuiltPage } from './built-page.ts';

/** Puts everything that was typed back into the form of a page. */
export function fillAnswers(page: BuiltPage, answers: Answers): void {
  for (const field of page.findAll('[data-field]')) {
    const answer = answers[String(field.properties['dataField'])];
    if (answer === undefined) continue;
    const values = [answer].flat();
    for (const control of selectAll('input, textarea, select', field)) {
      fillControl(control, values);
    }
  }
}

function fillControl(control: Element, values: string[]): void {
  const { properties, tagName } = control;
  if (tagName === 'textarea') {
    // A parser drops one line break at the start of a textarea.
    setText(control, values.join().replace(/^\n/, '\n\n'));
  } else if (tagName === 'select') {
    for (const option of selectAll('option', control)) {
      option.properties['selected'] = values.includes(String(option.properties['value']));
    }
  } else if (properties['type'] === 'checkbox' || properties['type'] === 'radio') {
    properties['checked'] = values.includes(String(properties['value']));
  } else {
    properties['value'] = values.join();
  }
}

/**
 * Shows what is wrong: a summary that takes focus and links to the fields, the message beside
 * each field, and a title that says so. The messages stand in the page itself.
 */
export function showErrors(page: BuiltPage, errors: readonly FieldError[]): void {
  const items = errors.map(({ field: name, code }) => {
    const field = page.find(`[data-field="${name}"]`);
    const slot = field && select('.field-error', field);
    if (!slot) throw new Error(`The page has no field "${name}"`);
    const message = String(
      slot.properties[`data${code[0]?.toUpperCase() ?? ''}${code.slice(1).toLowerCase()}`] ?? '',
    );
    setText(slot, message);
    reveal(slot);
    field.properties['className'] = ['field', 'has-error'];
    const control = select('input, textarea, select', field);
    if (control) control.properties['ariaInvalid'] = 'true';
    return h('li', h('a', { href: `#${name}` }, message));
  });
  const summary = page.find('[data-summary]');
  const list = summary && select('ul', summary);
  if (!list) throw new Error('The page has no error summary');
  list.children = items;
  revealFirst(summary);
  prefixTitle(page);
}

/** A reason why a whole submission was not accepted; the page holds one hidden text for each. */
export type NoticeName = 'unsaved' | 'tooLarge' | 'unreadable' | 'elsewhere';

/** Shows why the whole submission was not accepted. */
export function showNotice(page: BuiltPage, name: NoticeName): void {
  const notice = page.find(`[data-notice="${name}"]`);
  if (!notice) throw new Error(`The page has no notice "${name}"`);
  revealFirst(notice);
  prefixTitle(page);
}

function prefixTitle(page: BuiltPage): void {
  const title = page.find('title');
  const prefix = page.find('form[data-title-prefix]')?.properties['dataTitlePrefix'];
  const [text] = title?.children ?? [];
  if (title && text?.type === 'text') setText(title, String(prefix) + text.value);
}
