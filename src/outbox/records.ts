import { randomUUID } from 'node:crypto';

/** The part of a Netlify Blobs store that the outbox uses. */
export interface BlobClient {
  set(
    key: string,
    value: string,
    options: { onlyIfNew: true },
  ): Promise<{ modified: boolean; etag?: string }>;
  get(key: string): Promise<string | null>;
  list(options: { prefix: string }): Promise<{ blobs: { key: string }[] }>;
  delete(key: string): Promise<void>;
}

/** The store did not take a record, or cannot say whether it did. */
export class StoreError extends Error {
  override name = 'StoreError';
}

interface Entry {
  nonce: string;
  value: unknown;
}

/**
 * Records that are written once and never changed, so that two functions cannot overwrite each
 * other's work.
 */
export class Records {
  readonly #client: BlobClient;

  constructor(client: BlobClient) {
    this.#client = client;
  }

  /**
   * Writes a record unless its key is taken. The client's own word is not enough: 11.1.1 reports
   * a failed conditional write as done (with an empty etag), and a done one as refused when the
   * answer got lost. A nonce tells whose record stands there.
   * @param tries a person waits for few; what must not be lost once it happened deserves more
   * @returns whether this call created the record
   * @throws StoreError if the record is not certainly stored
   */
  async create(key: string, value: unknown, tries = 2): Promise<boolean> {
    const entry: Entry = { nonce: randomUUID(), value };
    for (let attempt = 0; attempt < tries; attempt += 1) {
      try {
        const { modified, etag } = await this.#client.set(key, JSON.stringify(entry), {
          onlyIfNew: true,
        });
        if (modified && etag) return true;
      } catch {
        // The record may be there all the same; reading tells.
      }
      const stored = await this.#read(key);
      if (stored) return stored.nonce === entry.nonce;
    }
    throw new StoreError('The store did not take a record');
  }

  /** @returns the record's value, or `undefined` if there is none */
  async get(key: string): Promise<unknown> {
    return (await this.#read(key))?.value;
  }

  async #read(key: string): Promise<Entry | undefined> {
    const text = await this.#client.get(key);
    return text === null ? undefined : (JSON.parse(text) as Entry);
  }

  /** @returns the keys under a prefix that ends with a slash, in order */
  async keys(prefix: string): Promise<string[]> {
    const { blobs } = await this.#client.list({ prefix });
    // The local server also lists keys that are a prefix of the prefix.
    return blobs
      .map(({ key }) => key)
      .filter((key) => key.startsWith(prefix))
      .sort();
  }

  async remove(key: string): Promise<void> {
    await this.#client.delete(key);
  }
}
