import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { NewSubmission } from '../../src/forms/submission.ts';
import { startBlobs } from '../../src/local/blobs.ts';
import { openLocalStore, openRemoteStore } from '../../src/operator/open-store.ts';
import { patientFetch } from '../../src/operator/patient-fetch.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { operate } from '../fixtures/operator.ts';

const submission: NewSubmission = {
  form: 'contact',
  locale: 'de',
  receivedAt: new Date().toISOString(),
  consentVersion: '2026-11-23',
  isSuspicious: false,
  answers: { topic: 'training', message: 'Hallo', email: 'amina@example.org' },
};

afterEach(() => {
  vi.unstubAllEnvs();
});

async function inDirectory(work: (directory: string) => Promise<void>): Promise<void> {
  const directory = await mkdtemp(join(tmpdir(), 'operator-'));
  try {
    await work(directory);
  } finally {
    await rm(directory, { recursive: true });
  }
}

describe('npm run outbox', () => {
  const script = resolve('src/operator/outbox.ts');
  const run = (cwd: string, ...args: string[]) =>
    new Promise<{ code: number; stdout: string; stderr: string }>((done) => {
      const env = { ...process.env, NETLIFY_BLOBS_CONTEXT: '', NODE_OPTIONS: '' };
      const child = execFile(
        process.execPath,
        [script, ...args],
        { cwd, env },
        (_error, stdout, stderr) => {
          done({ code: child.exitCode ?? -1, stdout, stderr });
        },
      );
    });

  it('works on the store of npm start', async () => {
    await inDirectory(async (directory) => {
      const local = await openLocalStore(join(directory, '.netlify/blobs'));
      const { reference } = await local.outbox.add(submission);
      await local.close();
      const listed = await run(directory, 'list');
      expect(listed).toMatchObject({ code: 0, stderr: '' });
      expect(listed.stdout).toMatch(new RegExp(`^${reference}  open .* office not tried yet\n$`));
      const found = await run(directory, 'find', 'amina@example.org');
      expect([found.code, found.stdout.slice(0, reference.length)]).toEqual([0, reference]);
      expect(await run(directory, 'find', 'nobody@example.org')).toMatchObject({
        code: 1,
        stdout: '',
      });
    });
  });

  it.each([
    [[], 'No command is given'],
    [['release', 'AW-AAA-AAA-AAA'], 'no command "release"'],
    [['toString'], 'no command "toString"'],
    [['show'], 'which submission'],
    [['list', 'all'], 'takes nothing more'],
    [['list', '--force'], '--force'],
    [['list', '--context', '../x'], '--context is a name'],
  ])('explains itself after %j', async (args, message) => {
    const { code, stdout, stderr } = await run(tmpdir(), ...args);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(message);
    expect(stderr).toContain('npm run outbox -- <command>');
  });

  it('names what it lacks for a deployed site', async () => {
    const { code, stderr } = await run(tmpdir(), 'list', '--context', 'production');
    expect(code).toBe(1);
    expect(stderr).toContain('NETLIFY_SITE_ID and NETLIFY_AUTH_TOKEN must be set');
  });
});

describe('a deployed site’s store', () => {
  const keys = `k1:${Buffer.alloc(32, 'one').toString('base64')}`;

  /** A store filled the functions' way, and what reaches it through the API. */
  async function withSite(
    work: (site: { apiURL: string; token: string; reference: string }) => Promise<void>,
  ): Promise<void> {
    await inDirectory(async (directory) => {
      const blobs = await startBlobs(directory);
      vi.stubEnv('NETLIFY_BLOBS_CONTEXT', blobs.context);
      vi.stubEnv('OUTBOX_KEYS', keys);
      const { reference } = await openOutbox('production').add(submission);
      const { edgeURL, token } = JSON.parse(
        Buffer.from(blobs.context, 'base64').toString(),
      ) as Record<'edgeURL' | 'token', string>;
      // What runs outside the site has no context.
      vi.stubEnv('NETLIFY_BLOBS_CONTEXT', undefined);
      try {
        await work({ apiURL: edgeURL, token, reference });
      } finally {
        await blobs.close();
      }
    });
  }

  it('is read and changed through the API', async () => {
    await withSite(async ({ apiURL, token, reference }) => {
      const access = { NETLIFY_SITE_ID: 'local', NETLIFY_AUTH_TOKEN: token };
      const { outbox } = await openRemoteStore('production', access, apiURL);
      expect((await operate('list', '', { outbox })).output).toContain(`${reference}  open`);
      expect((await operate('ack', reference, { outbox })).isDone).toBe(true);
      expect((await operate('list', '', { outbox })).output).toContain('acknowledged');
      // A second record under the same key must be refused here too.
      const [id = ''] = await outbox.ids('open');
      expect(await outbox.records.create(`open/${id}`, { id })).toBe(false);
      expect((await operate('delete', reference, { outbox })).isDone).toBe(true);
      expect(await outbox.records.keys('')).toEqual([]);
    });
  });

  it('is not mistaken for an empty one', async () => {
    await withSite(async ({ apiURL, token }) => {
      const access = { NETLIFY_SITE_ID: 'local', NETLIFY_AUTH_TOKEN: token };
      await expect(
        openRemoteStore('production', { ...access, NETLIFY_SITE_ID: 'other' }, apiURL),
      ).rejects.toThrow('empty or not there');
      await expect(openRemoteStore('prod', access, apiURL)).rejects.toThrow('empty or not there');
      await expect(
        openRemoteStore('production', { ...access, NETLIFY_AUTH_TOKEN: 'wrong' }, apiURL),
      ).rejects.toThrow('403');
    });
  });

  it('is asked again when it says that it was asked too often', async () => {
    let asked = 0;
    const server = createServer((_request, response) => {
      asked += 1;
      const isBusy = asked < 3;
      response.writeHead(isBusy ? 429 : 200, { 'X-RateLimit-Reset': '0' }).end('answer');
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const response = await patientFetch(`http://127.0.0.1:${String(port)}/`);
    server.close();
    expect([asked, await response.text()]).toEqual([3, 'answer']);
  });
});
