import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getStore, type Store } from '@netlify/blobs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startBlobs, type LocalBlobs } from '../../src/local/blobs.ts';

interface BlobsContext {
  edgeURL: string;
  siteID: string;
  token: string;
}

let directory: string;
let blobs: LocalBlobs;
let context: BlobsContext;
let store: Store;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'blobs-'));
  blobs = await startBlobs(directory);
  context = JSON.parse(Buffer.from(blobs.context, 'base64').toString()) as BlobsContext;
  store = getStore({ ...context, name: 'races', region: 'eu-central-1' });
});
afterAll(async () => {
  await blobs.close();
  await rm(directory, { recursive: true });
});

it('lets exactly one of many writers create a record', async () => {
  for (let round = 0; round < 20; round += 1) {
    const key = `claims/${String(round)}`;
    const write = async (writer: number) => {
      const { modified } = await store.set(key, String(writer), { onlyIfNew: true });
      return modified ? [String(writer)] : [];
    };
    const winners = await Promise.all(Array.from({ length: 50 }, (_, writer) => write(writer)));
    expect(winners.flat()).toEqual([await store.get(key)]);
  }
}, 30_000);

it('lists whole records only, and all of them, while others are being written', async () => {
  const before = Array.from({ length: 20 }, (_, number) => `list/a${String(number)}`);
  await Promise.all(before.map((key) => store.set(key, 'old')));
  for (let round = 0; round < 20; round += 1) {
    const names = Array.from(
      { length: 10 },
      (_, number) => `list/${String(round)}-${String(number)}`,
    );
    const [keys] = await Promise.all([
      Promise.all(
        names.map(async () => (await store.list({ prefix: 'list/' })).blobs.map(({ key }) => key)),
      ),
      ...names.map((key) => store.set(key, 'new')),
    ]);
    for (const listed of keys) {
      expect(listed).toEqual(expect.arrayContaining(before));
      expect(listed.filter((key) => key.includes('/.'))).toEqual([]);
    }
  }
}, 30_000);

it('is not held up by a writer that dies halfway', async () => {
  const { hostname, port } = new URL(context.edgeURL);
  const path = `/region:eu-central-1/${context.siteID}/site:races/halfway`;
  const socket = connect(Number(port), hostname);
  socket.write(
    `PUT ${path} HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${context.token}\r\n` +
      'Content-Length: 100\r\n\r\nonly a part',
  );
  await new Promise((resolve) => setTimeout(resolve, 200));
  // Others do not wait for the rest of its body, nor after its death.
  expect(await store.get('halfway')).toBeNull();
  socket.destroy();
  await store.set('halfway', 'whole');
  expect(await store.get('halfway')).toBe('whole');
}, 10_000);
