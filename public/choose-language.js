// Adds to the open language chooser what needs a script: under each language its name in the
// reader's language, and a field that narrows the list by any of its names.
import { narrowList } from '/narrow-list.js';

const chooser = document.querySelector('.languages');
const list = chooser.querySelector('ul');
const answer = await fetch(`/language-names/${chooser.dataset.reader}.json`);
const { label, names } = await answer.json();

for (const link of list.querySelectorAll('a')) {
  const [readersName, germanName] = names[link.lang] ?? [];
  if (readersName) link.append(small(readersName));
  if (germanName && germanName !== readersName) {
    const hidden = small(germanName);
    hidden.hidden = true;
    link.append(hidden);
  }
}
const field = document.createElement('input');
field.type = 'search';
field.placeholder = label;
field.setAttribute('aria-label', label);
list.before(field);
narrowList(field);

function small(text) {
  const element = document.createElement('small');
  element.textContent = ` ${text}`;
  element.lang = document.documentElement.lang;
  return element;
}
