import { execFileSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

/** Modules of the training; a copied module gets the next free numbers. */
const MODULES = 5;

/**
 * What our code knows about single pages, so that their copies are built like themselves. A copy
 * of a form is then as heavy as the form, and the copies of a module have a section of their own.
 */
const changes: [file: string, from: string, to: string][] = [
  ['src/site/page-schema.ts', '.min(1).max(5)', '.min(1)'],
  ['src/site/page-schema.ts', '/^M[1-5]-', '/^M\\d+-'],
  ['src/site/page-kind.ts', 'kindOfSlug[slug]', "kindOfSlug[slug.replace(/-copy\\d+$/, '')]"],
  ['src/site/page-kind.ts', "  '': 'home',", "  '': 'home',\n  home: 'home',"],
  [
    'src/components/content/GlossaryList.astro',
    '=== slug);',
    "=== slug.replace(/-copy\\d+$/, ''));",
  ],
  [
    'src/site/navigation.ts',
    'const listed = slug',
    "const listed = slug.replace(/-copy\\d+$/, '')",
  ],
];

/**
 * Copies the project, as it lies here, into a folder and multiplies its pages there.
 *
 * The copies keep the mixture of kinds and languages: every page of every language is copied,
 * with what it was translated from. A module's pages and handouts become a further module, a guide
 * a further guide in the same section, any other page one beside itself. Menu, glossary, phrases
 * and the three pages outside a language stay single, while the list of all pages, search index
 * and sitemap grow. Links in the copies lead to the first pages.
 *
 * @param folder an empty one
 * @param times how many pages there shall be for each of today
 * @throws if the code no longer has what must be changed for the copies
 */
export function makeGrownCopy(folder: string, times: number): void {
  const list = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], { encoding: 'utf8' });
  for (const file of list.trim().split('\n')) {
    if (existsSync(file)) cpSync(file, join(folder, file));
  }
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  if (times > 1) {
    for (const [file, from, to] of changes) {
      const path = join(folder, file);
      const code = readFileSync(path, 'utf8');
      if (!code.includes(from)) throw new Error(`${file} no longer contains: ${from}`);
      writeFileSync(path, code.replace(from, to));
    }
    for (let copy = 1; copy < times; copy += 1) copyPages(folder, copy);
  }
  // Starlight asks git for the day of a page's last change.
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init');
  git('add', '-A');
  git('-c', 'user.name=bench', '-c', 'user.email=bench@localhost', 'commit', '-m', 'Pages');
}

function copyPages(folder: string, copy: number): void {
  for (const page of globSync('*/**/*.mdx', { cwd: 'content/docs' })) {
    const [locale = '', ...rest] = page
      .replaceAll('\\', '/')
      .replace(/\.mdx$/, '')
      .split('/');
    const name = rest.join('/');
    const further = copiedName(name, copy);
    const source = readFileSync(`content/docs/${page}`, 'utf8');
    write(join(folder, `content/docs/${locale}/${further}.mdx`), renumbered(source, copy));
    const ledger = (of: string) => `content/translations/${locale}/docs/${of}.json`;
    if (existsSync(ledger(name))) {
      write(join(folder, ledger(further)), readFileSync(ledger(name), 'utf8'));
    }
  }
}

/** e.g. `modules/1/index` → `modules/6/index`, `handouts/m1-2` → `handouts/m6-2` */
function copiedName(name: string, copy: number): string {
  const further = name.replace(
    /^(modules\/|handouts\/m)(\d+)(?=[/-])/,
    (_, start: string, number: string) => `${start}${moduleNumber(number, copy)}`,
  );
  if (further !== name) return further;
  return `${name === 'index' ? 'home' : name}-copy${String(copy)}`;
}

/** The page with the numbers of its copied module. */
function renumbered(source: string, copy: number): string {
  return source.replace(
    /^(module: |handout: M)(\d+)/gm,
    (_, start: string, number: string) => `${start}${moduleNumber(number, copy)}`,
  );
}

function moduleNumber(number: string, copy: number): string {
  return String(Number(number) + copy * MODULES);
}

function write(file: string, text: string): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
