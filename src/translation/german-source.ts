import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { defaultLocale } from '../site/locales.ts';
import { blocksOf, fingerprint } from './blocks.ts';
import { entryFingerprint, listFile, parseList, textFields, type ListName } from './lists.ts';

/**
 * The German file as it is now or as it was in a commit.
 * @param commit anything that git understands; without it, the file on disk
 */
export function germanFile(file: string, commit?: string): string | undefined {
  if (commit) return atCommit(file, commit);
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

/** Where a German page lies. */
export const germanPageFile = (page: string) => `content/docs/${defaultLocale}/${page}.mdx`;

/** Finds in git's history the German block from which a translation was made. */
export function oldBlock(page: string, was: string): string | undefined {
  return inHistory(germanPageFile(page), (source) =>
    blocksOf(source).find(({ text }) => fingerprint(text) === was),
  )?.text;
}

/** Finds in git's history the German entry from which a translation was made, as one text. */
export function oldEntry(list: ListName, key: string, was: string): string | undefined {
  const entry = inHistory(listFile(list, defaultLocale), (source) => {
    const candidate = parseList(list, source).get(key);
    return candidate && entryFingerprint(list, candidate) === was ? candidate : undefined;
  });
  return entry && textFields[list].map((field) => String(entry[field])).join('\n');
}

const histories = new Map<string, string[]>();

/** Goes through a file's versions, from the newest, until one has what is looked for. */
function inHistory<Found>(
  file: string,
  find: (source: string) => Found | undefined,
): Found | undefined {
  let commits = histories.get(file);
  if (!commits) {
    commits = git('log', '--format=%H', '--', file)?.split('\n').filter(Boolean) ?? [];
    histories.set(file, commits);
  }
  for (const commit of commits) {
    const source = atCommit(file, commit);
    const found = source === undefined ? undefined : find(source);
    if (found !== undefined) return found;
  }
  return undefined;
}

const atCommit = (file: string, commit: string) => git('show', `${commit}:${file}`);

/** What git says, or nothing if it fails: a copy of the project may have no history. */
function git(...args: string[]): string | undefined {
  try {
    return execFileSync('git', args, {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
  } catch {
    return undefined;
  }
}
