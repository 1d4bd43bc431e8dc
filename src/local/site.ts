import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { NetlifyDev } from '@netlify/dev';
import { createServerAdapter } from '@whatwg-node/server';
import { loadFunctions } from './functions.ts';

/** A running site. */
export interface LocalSite {
  url: string;
  /** Runs the scheduled functions now. */
  runScheduled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves `dist/` with the functions on this machine. Netlify's own library applies redirects,
 * language rules and headers; the functions are called directly, because `netlify dev` reloads a
 * function on every call and listens on every network interface.
 * @param port 0 takes a free one
 */
export async function startSite(port: number): Promise<LocalSite> {
  const off = { enabled: false };
  const netlify = new NetlifyDev({
    aiGateway: off,
    blobs: off,
    database: off,
    edgeFunctions: off,
    environmentVariables: off,
    functions: off,
    geolocation: off,
    images: off,
    skipGitignore: true,
    logger: { ...console, log: () => undefined },
  });
  await netlify.start();
  const functions = await loadFunctions();

  async function respond(request: Request): Promise<Response> {
    const answer = await functions.handle(request);
    if (answer) return answer;
    const match = await netlify.handleAndIntrospect(request);
    if (!match) return await notFound();
    // @netlify/dev 5.1 forgets the status of a rewrite, and our only rewrites are the 404 pages.
    return match.type === 'redirect' && match.response.ok && !isFile(request)
      ? new Response(match.response.body, { status: 404, headers: match.response.headers })
      : match.response;
  }
  const server = createServer(createServerAdapter(respond));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    runScheduled: () => functions.runScheduled(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await netlify.stop();
    },
  };
}

/** Whether a file of the built site has the address of a request. */
function isFile(request: Request): boolean {
  const path = join('dist', decodeURIComponent(new URL(request.url).pathname));
  return existsSync(path.endsWith('/') ? join(path, 'index.html') : path);
}

async function notFound(): Promise<Response> {
  const html = await readFile('dist/404.html');
  return new Response(html, {
    status: 404,
    headers: { 'Content-Type': 'text/html; charset=utf-8' },
  });
}
