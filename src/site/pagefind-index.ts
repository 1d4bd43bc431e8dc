import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { close, createIndex } from 'pagefind';

/** A file of Pagefind's index. */
export interface IndexPart {
  /** In the folder `pagefind`. */
  path: string;
  content: Uint8Array;
}

/**
 * Indexes a built site with Pagefind and writes the index into its folder `pagefind`.
 *
 * Starlight would do that too, but Pagefind 1.5 answers before its last files are on the disk, and
 * Starlight then ends it: on a busy machine files stayed empty, and the search found nothing.
 * @param site folder with the built pages
 * @returns what it wrote
 * @throws with what Pagefind says if it fails
 */
export async function writePagefindIndex(site: string): Promise<IndexPart[]> {
  try {
    const { index, errors } = await createIndex();
    if (!index) throw pagefindError(errors);
    const added = await index.addDirectory({ path: site });
    const made = await index.getFiles();
    if (added.errors.length + made.errors.length > 0) {
      throw pagefindError([...added.errors, ...made.errors]);
    }
    for (const { path, content } of made.files) {
      const file = join(site, 'pagefind', path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    return made.files;
  } finally {
    await close();
  }
}

function pagefindError(errors: readonly string[]): Error {
  return new Error(`Pagefind failed: ${errors.join('; ')}`);
}
