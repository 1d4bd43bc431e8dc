import { globSync, readFileSync } from 'node:fs';
import { selectAll } from 'hast-util-select';
import { describe, expect, it } from 'vitest';
import { builtPages } from '../fixtures/built-site.ts';
import {
  directivesOf,
  hashesIn,
  headerRules,
  headersOfAllFiles,
} from '../fixtures/site-headers.ts';

const SITE = process.env['URL'] ?? 'http://localhost:8888';
const rules = await headerRules();
const headers = await headersOfAllFiles();
const policy = headers['Content-Security-Policy'] ?? '';
const directives = directivesOf(policy);
const pages = builtPages();

describe('the headers of all files', () => {
  it('allow nothing but the site’s own, and name no exception but WebAssembly', () => {
    const isHash = (source: string) => /^'sha256-[\w+/]{43}='$/.test(source);
    const withoutHashes = Object.fromEntries(
      Object.entries(directives).map(([name, sources]) => [
        name,
        sources.filter((source) => !isHash(source)).join(' '),
      ]),
    );
    expect(withoutHashes).toEqual({
      'default-src': "'none'",
      'script-src': "'self' 'wasm-unsafe-eval'",
      'style-src': "'self'",
      'img-src': "'self' data:",
      'font-src': "'self'",
      'connect-src': "'self'",
      'manifest-src': "'self'",
      'form-action': "'self'",
      'frame-ancestors': "'none'",
      'base-uri': "'none'",
    });
  });

  it('say the rest', () => {
    expect({ ...headers, 'Content-Security-Policy': undefined }).toEqual({
      'Strict-Transport-Security': 'max-age=31536000; includeSubDomains',
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'strict-origin-when-cross-origin',
      'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), browsing-topics=()',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
  });

  it('stand in one place', () => {
    expect(rules.map(({ for: path }) => path)).toEqual(['/*', '/_astro/*']);
    expect(readFileSync('netlify.toml', 'utf8')).not.toMatch(/\[\[?headers/);
    const names = rules.flatMap(({ values }) => Object.keys(values));
    expect(new Set(names).size).toBe(names.length);
  });

  it('are short', () => {
    const text = Object.entries(headers).map((header) => header.join(': '));
    expect(text.join('\r\n').length).toBeLessThan(2048);
  });

  it('hash what stands in the pages and nothing else', () => {
    const used = (selector: Parameters<typeof hashesIn>[1]) =>
      [...new Set(pages.flatMap(({ page }) => hashesIn(page, selector)))].sort();
    const named = (directive: string) =>
      (directives[directive] ?? []).filter((source) => source.startsWith("'sha256-"));
    expect(named('script-src')).toEqual(used('script:not([src])'));
    expect(named('style-src')).toEqual(used('style'));
    expect(named('script-src').length).toBeGreaterThan(0);
  });
});

it('lets browsers keep files whose names change with their content', () => {
  const rule = rules.find(({ for: path }) => path === '/_astro/*');
  expect(rule?.values).toEqual({ 'Cache-Control': 'public, max-age=31536000, immutable' });
  const files = globSync('dist/_astro/*');
  expect(files.length).toBeGreaterThan(0);
  expect(files.filter((file) => !/\.[\w-]{8}\.\w+$/.test(file))).toEqual([]);
});

describe.each(pages.map(({ path, page }) => [path, page] as const))('%s', (path, page) => {
  it('runs only what the policy names', () => {
    expect(directives['script-src']).toEqual(
      expect.arrayContaining(hashesIn(page, 'script:not([src])')),
    );
    expect(directives['style-src']).toEqual(expect.arrayContaining(hashesIn(page, 'style')));
  });

  it('has no style attribute and no event handler', () => {
    const elements = selectAll('*', page.tree);
    const names = elements.flatMap(({ properties }) => Object.keys(properties));
    expect(names.filter((name) => name === 'style' || /^on/i.test(name))).toEqual([]);
    // Whatever a parser makes of it: the letters are not there either.
    const html = readFileSync(`dist${path.replace(/\/$/, '/index.html')}`, 'utf8');
    expect(html).not.toMatch(/<[^>]*\sstyle\s*=/i);
  });

  it('loads nothing from another origin', () => {
    const links = page
      .findAll('link[href]')
      .filter(({ properties }) => !['canonical', 'alternate'].includes(String(properties['rel'])));
    const sources = page.findAll('[src], [srcset], [poster], [data], [action], [formaction], use');
    const addresses = [...links, ...sources].flatMap(({ tagName, properties }) => [
      ...['src', 'poster', 'data', 'action', 'formAction'].map((name) => properties[name]),
      ...(tagName === 'link' || tagName === 'use' ? [properties['href']] : []),
      ...[properties['srcSet'] ?? []].flat().map((candidate) => candidate.split(' ')[0]),
    ]);
    const foreign = addresses
      .filter((address) => typeof address === 'string')
      .map((address) => new URL(address, new URL(path, SITE)))
      .filter(({ origin, protocol }) => origin !== new URL(SITE).origin && protocol !== 'data:');
    expect(foreign.map(({ href }) => href)).toEqual([]);
  });
});

it('loads nothing from another origin in a style sheet', () => {
  const sheets = globSync('dist/**/*.css');
  expect(sheets.length).toBeGreaterThan(0);
  for (const sheet of sheets) {
    expect(readFileSync(sheet, 'utf8')).not.toMatch(/url\(["']?(https?:)?\/\/|@import/);
  }
});
