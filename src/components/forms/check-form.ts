/**
 * Checks a form before it is sent, with the rules that the page carries from the schema as
 * attributes. The function checks again; this only answers sooner.
 */
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

export function checkForm(form: HTMLFormElement): void {
  const area = form.parentElement;
  const summary = area?.querySelector<HTMLElement>('[data-summary]');
  const oneOf = JSON.parse(form.dataset['oneOf'] ?? '[]') as string[][];
  const needs = Object.entries(JSON.parse(form.dataset['needs'] ?? '{}') as Record<string, string>);
  const title = document.title;
  const data = () => new FormData(form);
  const given = (name: string) =>
    data()
      .getAll(name)
      .some((value) => typeof value === 'string' && value.trim());

  function errorOf(name: string, control: Control): string | undefined {
    if (control.required && !given(name)) return 'empty';
    if (oneOf.some((set) => set[0] === name && !set.some(given))) return 'oneof';
    if (needs.some(([tick, needed]) => needed === name && given(tick) && !given(name)))
      return 'empty';
    const max = control.getAttribute('maxlength');
    if (max && control.value.length > Number(max)) return 'long';
    // The server removes outer spaces before it checks; `pattern` alone would not.
    const pattern = control.getAttribute('pattern');
    const text = control.value.trim();
    return pattern && text && !new RegExp(`^(?:${pattern})$`, 'v').test(text)
      ? 'invalid'
      : undefined;
  }

  function show(field: HTMLElement): string | undefined {
    const name = field.dataset['field'] ?? '';
    const control = field.querySelector<Control>('input, select, textarea');
    const slot = field.querySelector<HTMLElement>('.field-error');
    if (!control || !slot) return undefined;
    const code = errorOf(name, control);
    slot.textContent = (code && slot.dataset[code]) ?? '';
    slot.hidden = !code;
    field.classList.toggle('has-error', Boolean(code));
    if (code) control.setAttribute('aria-invalid', 'true');
    else control.removeAttribute('aria-invalid');
    return code && name;
  }

  let isSent = false;
  // Whoever comes back to the form may send again.
  addEventListener('pageshow', () => {
    isSent = false;
  });
  form.addEventListener('submit', (event) => {
    const wrong = [...form.querySelectorAll<HTMLElement>('[data-field]')].filter(show);
    if (!summary || wrong.length === 0) {
      // A double click sends once.
      if (isSent) event.preventDefault();
      isSent = true;
      return;
    }
    event.preventDefault();
    area
      ?.querySelectorAll<HTMLElement>('[data-notice]')
      .forEach((notice) => (notice.hidden = true));
    const items = wrong.map((field) => {
      const link = document.createElement('a');
      link.href = `#${field.dataset['field'] ?? ''}`;
      link.textContent = field.querySelector('.field-error')?.textContent ?? '';
      const item = document.createElement('li');
      item.append(link);
      return item;
    });
    summary.querySelector('ul')?.replaceChildren(...items);
    summary.hidden = false;
    document.title = (form.dataset['titlePrefix'] ?? '') + title;
    // Of a list that is higher than the screen, focus alone would show the middle.
    summary.focus({ preventScroll: true });
    summary.scrollIntoView();
  });
}
