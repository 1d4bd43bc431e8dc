import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { headersFile, headersOfEverything } from '../../src/site/headers-file.ts';
import { inlineCodeOf } from '../../src/site/inline-code.ts';
import { securePagesIn } from '../../src/site/secure-pages.ts';
import { noInlineCode, securityHeaders } from '../../src/site/security-headers.ts';

/** From `printf "alert(1)" | openssl dgst -sha256 -binary | base64`. */
const ALERT = "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='";

describe('what stands in a page', () => {
  it.each([
    ['a script', '<script>alert(1)</script>'],
    ['a module', '<script type="module">alert(1)</script>'],
    ['an import map', '<script type="importmap">alert(1)</script>'],
    ['speculation rules', '<script type="speculationrules">alert(1)</script>'],
    ['a script in a template', '<template><script>alert(1)</script></template>'],
  ])('needs a hash if it is %s', (_case, html) => {
    expect(inlineCodeOf(html).scripts).toEqual([ALERT]);
  });

  it.each([
    ['a file', '<script src="/a.js"></script>'],
    ['JSON', '<script type="application/json">{"a":1}</script>'],
    ['linked data', '<script type="application/ld+json">{"a":1}</script>'],
    ['a text', '<p>&lt;script>alert(1)&lt;/script></p>'],
  ])('needs none if it is %s', (_case, html) => {
    expect(inlineCodeOf(html).scripts).toEqual([]);
  });

  it('is hashed apart for styles', () => {
    const { scripts, styles } = inlineCodeOf('<style>alert(1)</style>');
    expect({ scripts, styles }).toEqual({ scripts: [], styles: [ALERT] });
  });
});

it('reads back what it writes', () => {
  const inline = { scripts: [ALERT], styles: [] };
  expect(headersOfEverything(headersFile(inline))).toEqual(securityHeaders(inline));
  expect(securityHeaders(inline)).not.toEqual(securityHeaders(noInlineCode));
  for (const broken of ['', '/*\n', '/*\n\n', '/_astro/*\n  A: b\n', '/*\n  no header\n\n']) {
    expect(() => headersOfEverything(broken)).toThrow();
  }
});

describe('a build', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pages-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const build = async (html: string) => {
    await writeFile(join(folder, 'index.html'), html);
    await securePagesIn(folder);
    return readFile(join(folder, '_headers'), 'utf8');
  };

  it('writes each hash once', async () => {
    const headers = await build('<script>alert(1)</script><script>alert(1)</script>');
    expect(headers.split(ALERT)).toHaveLength(2);
  });

  it.each([
    ['a style attribute', '<p style="color: red">'],
    ['an event handler', '<p onclick="alert(1)">'],
    ['an event handler in capitals', '<p ONCLICK="alert(1)">'],
    ['an event handler in a picture', '<svg onload="alert(1)"></svg>'],
  ])('fails on %s', async (_case, html) => {
    await expect(build(html)).rejects.toThrow('The content security policy forbids');
  });
});
