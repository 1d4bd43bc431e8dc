/**
 * Lets a field narrow the list that follows it, where scripts run. An item is found by its text,
 * with or without accents; the only one left opens.
 * @param {HTMLInputElement} field hidden until now, with an optional label and a message for
 *   nothing found (`data-none`) beside it
 */
export function narrowList(field) {
  const list = field.nextElementSibling;
  const [label, none] = ['label', '[data-none]'].map((name) =>
    field.parentElement.querySelector(name),
  );
  field.hidden = false;
  if (label) label.hidden = false;
  field.addEventListener('input', () => {
    const wanted = plain(field.value.trim());
    const found = [...list.children].filter((item) => {
      const name = item.querySelector('summary') ?? item;
      item.hidden = !plain(name.textContent).includes(wanted);
      return !item.hidden;
    });
    for (const item of list.querySelectorAll('details')) item.open = found.length === 1;
    if (none) none.hidden = found.length > 0;
  });
}

function plain(text) {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/ß/g, 'ss');
}
