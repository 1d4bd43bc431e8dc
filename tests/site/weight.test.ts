import { globSync, readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { quantile } from '../fixtures/quantile.ts';
import { weighPage } from '../fixtures/weigh-page.ts';

/** Bytes after brotli 11. 14,600 is what a server sends before it waits for the first answer. */
const budget = { median: 7168, mostPages: 9216, anyPage: 14_600, aboveBare: 4096 };
const INLINE_SCRIPT = 1500;
const FORM_SCRIPT = 4096;

const pages = globSync('**/*.html', { cwd: 'dist' }).map((file) => ({
  file,
  ...weighPage(readFileSync(`dist/${file}`, 'utf8')),
}));

describe('pages are light', () => {
  const weights = pages.map(({ page }) => page);

  it('in the median and for 95 of 100', () => {
    expect(pages.length).toBeGreaterThan(300);
    expect(quantile(weights, 0.5)).toBeLessThanOrEqual(budget.median);
    expect(quantile(weights, 0.95)).toBeLessThanOrEqual(budget.mostPages);
  });

  it('every one of them', () => {
    const heavy = pages.filter(({ page }) => page > budget.anyPage);
    expect(heavy.map(({ file, page }) => `${file}: ${String(page)}`)).toEqual([]);
  });

  it('beside the same text without a frame', () => {
    expect(
      quantile(
        pages.map(({ page, bare }) => page - bare),
        0.5,
      ),
    ).toBeLessThanOrEqual(budget.aboveBare);
  });
});

it('one request is enough to read', () => {
  const loading = pages.filter(({ file, loads }) => {
    const isForm = /(registration|contact)\/index\.html$/.test(file);
    return loads.length > (isForm ? 1 : 0);
  });
  expect(loading.map(({ file, loads }) => `${file}: ${loads.join(', ')}`)).toEqual([]);
});

it('scripts are small', () => {
  const large = pages.filter(({ inlineScript }) => inlineScript > INLINE_SCRIPT);
  expect(large.map(({ file, inlineScript }) => `${file}: ${String(inlineScript)}`)).toEqual([]);
  const loaded = new Set(pages.flatMap(({ loads }) => loads));
  expect(loaded.size).toBeGreaterThan(0);
  for (const path of loaded) expect(statSync(`dist${path}`).size).toBeLessThan(FORM_SCRIPT);
});
