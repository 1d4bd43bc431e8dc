import { globSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Config, Context } from '@netlify/functions';

type Handler = (request: Request, context: Context) => Promise<Response | undefined>;

interface LoadedFunction {
  name: string;
  handler: Handler;
  config: Config;
}

/** The site's functions, loaded once and called as Netlify calls them. */
export interface LocalFunctions {
  /** @returns `undefined` if no function has this address */
  handle(request: Request): Promise<Response | undefined>;
  /** Runs all scheduled functions now. */
  runScheduled(): Promise<void>;
}

/** Loads every function in `functions/`. */
export async function loadFunctions(): Promise<LocalFunctions> {
  const functions = await Promise.all(globSync('functions/*.ts').map(load));
  return {
    async handle(request) {
      for (const { handler, config } of functions) {
        const params = match(config, request);
        if (params) return await handler(request, createContext(params));
      }
      return undefined;
    },
    async runScheduled() {
      for (const { name, handler, config } of functions) {
        if (!('schedule' in config) || !config.schedule) continue;
        await handler(new Request(`http://localhost/${name}`), createContext({}));
      }
    },
  };
}

async function load(file: string): Promise<LoadedFunction> {
  const module = (await import(pathToFileURL(resolve(file)).href)) as {
    default: Handler;
    config: Config;
  };
  return { name: file, handler: module.default, config: module.config };
}

function match(config: Config, request: Request): Record<string, string> | undefined {
  if (!('path' in config) || typeof config.path !== 'string') return undefined;
  const found = new URLPattern({ pathname: config.path }).exec(request.url);
  if (!found) return undefined;
  return Object.fromEntries(
    Object.entries(found.pathname.groups).map(([name, value]) => [
      name,
      decodeURIComponent(value ?? ''),
    ]),
  );
}

/** The part of Netlify's context that our functions use. */
function createContext(params: Record<string, string>): Context {
  return {
    params,
    deploy: { context: 'dev', id: '0', published: false },
    waitUntil: (promise: Promise<unknown>) => {
      promise.catch((error: unknown) => {
        console.error(error);
      });
    },
  } as unknown as Context;
}
