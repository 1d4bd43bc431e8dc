import { randomBytes } from 'node:crypto';
import { expect, it } from 'vitest';
import { KeyError, Keyring, keyringOf } from '../../src/outbox/keyring.ts';

const key = (name: string) => `${name}:${randomBytes(32).toString('base64')}`;
const [k1, k2] = [key('k1'), key('k2')];

it('opens what it sealed, and shows nothing of it', () => {
  const keyring = Keyring.parse(k1);
  const sealed = keyring.seal('محمد الأحمد', 'id-1');
  expect(JSON.stringify(sealed)).not.toContain('محمد');
  expect(keyring.open(sealed, 'id-1')).toBe('محمد الأحمد');
});

it('opens old records after a change of keys, and seals with the new one', () => {
  const old = Keyring.parse(k1).seal('text', 'id');
  const both = Keyring.parse(`${k2},${k1}`);
  expect(both.open(old, 'id')).toBe('text');
  expect(both.seal('text', 'id').kid).toBe('k2');
  expect(() => Keyring.parse(k2).open(old, 'id')).toThrow(KeyError);
});

it.each(['ct', 'tag', 'iv'] as const)('refuses a record whose %s was changed', (part) => {
  const keyring = Keyring.parse(k1);
  const sealed = keyring.seal('text', 'id');
  const bytes = Buffer.from(sealed[part], 'base64');
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  expect(() => keyring.open({ ...sealed, [part]: bytes.toString('base64') }, 'id')).toThrow(
    KeyError,
  );
});

it('refuses a record that was put in another one’s place', () => {
  const keyring = Keyring.parse(k1);
  expect(() => keyring.open(keyring.seal('text', 'id-1'), 'id-2')).toThrow(KeyError);
});

it.each(['', 'k1:', 'k1:c2hvcnQ=', 'no key at all'])('refuses the key %j', (text) => {
  expect(() => Keyring.parse(text)).toThrow(KeyError);
});

it('needs a key of its own everywhere but on a developer’s machine', () => {
  expect(() => keyringOf({}, 'production')).toThrow(KeyError);
  expect(() => keyringOf({}, 'deploy-preview')).toThrow(KeyError);
  expect(keyringOf({}, 'dev').seal('text', 'id').kid).toBe('local');
  expect(keyringOf({ OUTBOX_KEYS: '' }, 'dev').seal('text', 'id').kid).toBe('local');
  expect(() => keyringOf({ OUTBOX_KEYS: '' }, 'production')).toThrow(KeyError);
});
