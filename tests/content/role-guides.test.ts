import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const guides = globSync('content/docs/de/guides/*.mdx').filter(
  (file) => !file.endsWith('index.mdx'),
);

it('has six role guides', () => {
  expect(guides).toHaveLength(6);
});

it.each(guides)('%s has the same seven parts in the same place', (file) => {
  const headings = [...readFileSync(file, 'utf8').matchAll(/^## (.*)$/gm)].map(([, text]) => text);
  expect(headings).toEqual([
    'Vorher',
    'Beim Termin',
    'Danach',
    'Das sage ich',
    'Das mache ich nicht',
    'Wenn es schwierig wird',
    'Wer hilft weiter',
  ]);
});
