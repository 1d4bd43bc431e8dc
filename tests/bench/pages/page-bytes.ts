import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress } from 'node:zlib';
import pMap from 'p-map';
import type { Browser } from 'playwright-core';
import { addressOf } from './built-files.ts';
import { loadedFiles } from './loaded-files.ts';

/** What a page of a built site costs whoever sees nothing of the site before, after brotli 11. */
export interface PageBytes {
  /** Bytes of the page and of every style sheet that it waits for. */
  toRead: number;
  /** Requests until then. */
  requests: number;
  /** Bytes until the browser rests, whatever it fetches. */
  onLoad: number;
  /** Requests until then. */
  requestsOnLoad: number;
  /** Code in the page itself, uncompressed. */
  inlineScript: number;
}

const brotli = promisify(brotliCompress);

/**
 * Weighs pages of one built site. What pages load beside themselves is asked of a browser, once
 * for all pages of a language that name the same files and have the same code in them.
 * @param folder of the site
 * @param url where the folder is served
 * @param files pages below the folder
 * @returns in the order of `files`
 */
export async function pageBytes(
  browser: Browser,
  folder: string,
  url: string,
  files: readonly string[],
): Promise<PageBytes[]> {
  const sizes = new Map<string, Promise<number>>();
  const loads = new Map<string, Promise<string[]>>();
  const sizeOf = (path: string) =>
    remember(sizes, path, async () => (await brotli(await readFile(join(folder, path)))).length);

  return pMap(
    files,
    async (file) => {
      const html = await readFile(join(folder, file), 'utf8');
      const styles = blockingStyles(html);
      const code = inlineCode(html);
      const named = [...html.matchAll(/<(?:script|img|link)[^>]* (?:src|href)="([^"]+)"/g)]
        .map(([tag, path = '']) => (/rel="?(canonical|alternate)/.test(tag) ? '' : path))
        .join(' ');
      const language = file.split('/')[0] ?? '';
      const key = [language, named, createHash('sha256').update(code).digest('hex')].join(' ');
      const loaded = await remember(loads, key, () =>
        loadedFiles(browser, new URL(addressOf(file), url).href),
      );
      const page = await sizeOf(file);
      return {
        toRead: page + sum(await Promise.all(styles.map(sizeOf))),
        requests: 1 + styles.length,
        onLoad: page + sum(await Promise.all(loaded.map(sizeOf))),
        requestsOnLoad: 1 + loaded.length,
        inlineScript: Buffer.byteLength(code),
      };
    },
    { concurrency: 4 },
  );
}

/** Style sheets without which the browser shows nothing; those for paper do not hold it up. */
function blockingStyles(html: string): string[] {
  return [...html.matchAll(/<link[^>]*>/g)]
    .map(([tag]) => tag)
    .filter((tag) => /rel="?stylesheet/.test(tag) && !/media="?print/.test(tag))
    .map((tag) => /href="([^"]+)"/.exec(tag)?.[1] ?? '');
}

function inlineCode(html: string): string {
  return [...html.matchAll(/<script(?![^>]* src=)[^>]*>([\s\S]*?)<\/script>/g)]
    .map(([, code = '']) => code)
    .join('');
}

function remember<T>(
  known: Map<string, Promise<T>>,
  key: string,
  find: () => Promise<T>,
): Promise<T> {
  const result = known.get(key) ?? find();
  known.set(key, result);
  return result;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
