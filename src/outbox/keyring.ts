import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const KEY_BYTES = 32;

/** An encrypted record. Nothing in it says who the person is. */
export interface Sealed {
  /** Which key opens it. */
  kid: string;
  /** Initialisation vector, ciphertext and authentication tag, base64. */
  iv: string;
  ct: string;
  tag: string;
}

function derive(key: Buffer, purpose: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, '', purpose, KEY_BYTES));
}

/** The keys are missing, too short, or do not fit a record. */
export class KeyError extends Error {
  override name = 'KeyError';
}

/** Encrypts with the first key and decrypts with all, so that keys can be changed. */
export class Keyring {
  readonly #keys: readonly [kid: string, key: Buffer][];
  readonly #fingerprintKey: Buffer;

  private constructor(keys: [string, Buffer][]) {
    this.#keys = keys.map(([kid, bytes]) => [kid, derive(bytes, 'outbox-encryption')]);
    const [first] = keys;
    if (!first) throw new KeyError('OUTBOX_KEYS is not set');
    this.#fingerprintKey = derive(first[1], 'outbox-fingerprint');
  }

  /**
   * @param text value of `OUTBOX_KEYS`: `k2:<base64 of 32 bytes>,k1:<base64>`, newest first
   * @throws KeyError if there is no key or one is not 32 bytes long
   */
  static parse(text: string): Keyring {
    const keys = text
      .split(',')
      .filter(Boolean)
      .map((entry): [string, Buffer] => {
        const [kid = '', base64 = ''] = entry.trim().split(':');
        const bytes = Buffer.from(base64, 'base64');
        if (!/^\w+$/.test(kid) || bytes.length !== KEY_BYTES) {
          throw new KeyError('OUTBOX_KEYS: every key is written as name:base64 of 32 bytes');
        }
        return [kid, bytes];
      });
    return new Keyring(keys);
  }

  /**
   * A keyed hash: the same text always has the same one, and nobody without the key can try out
   * texts. A change of keys changes it; then a form that is sent twice arrives twice.
   * @returns 64 hexadecimal digits
   */
  fingerprint(text: string): string {
    return createHmac('sha256', this.#fingerprintKey).update(text).digest('hex');
  }

  /**
   * @param context what the record belongs to; opening it with another context fails, so that
   *   records cannot be exchanged
   */
  seal(text: string, context: string): Sealed {
    const [first] = this.#keys;
    if (!first) throw new KeyError('OUTBOX_KEYS is not set');
    const [kid, key] = first;
    const iv = randomBytes(12);
    const cipher = createCipheriv(ALGORITHM, key, iv).setAAD(Buffer.from(`${kid}|${context}`));
    const ct = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return {
      kid,
      iv: iv.toString('base64'),
      ct: ct.toString('base64'),
      tag: cipher.getAuthTag().toString('base64'),
    };
  }

  /** @throws KeyError if the key is gone or the record was changed */
  open({ kid, iv, ct, tag }: Sealed, context: string): string {
    const key = this.#keys.find(([name]) => name === kid)?.[1];
    if (!key) throw new KeyError(`OUTBOX_KEYS has no key "${kid}"`);
    try {
      const decipher = createDecipheriv(ALGORITHM, key, Buffer.from(iv, 'base64'))
        .setAAD(Buffer.from(`${kid}|${context}`))
        .setAuthTag(Buffer.from(tag, 'base64'));
      return decipher.update(ct, 'base64', 'utf8') + decipher.final('utf8');
    } catch {
      throw new KeyError('A record does not open: it was changed, or the key is another one');
    }
  }
}

/**
 * The keys of this environment. On a developer's machine a fixed key will do; everywhere else
 * nothing is stored without a key of its own.
 * @throws KeyError if a deployed site has no key
 */
export function keyringOf(environment: NodeJS.ProcessEnv, deployContext: string): Keyring {
  const given = environment['OUTBOX_KEYS'] ?? '';
  const local = `local:${Buffer.alloc(KEY_BYTES, 'not a secret').toString('base64')}`;
  // A copied .env.example leaves the variable empty, not unset.
  return Keyring.parse(given === '' && deployContext === 'dev' ? local : given);
}
