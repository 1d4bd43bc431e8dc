/** `npm run outbox`: the operator's look into the store, on this machine or on a deployed site. */
import { existsSync } from 'node:fs';
import { KeyError } from '../outbox/keyring.ts';
import { readCommandLine, USAGE, UsageError, type CommandLine } from './command-line.ts';
import { openLocalStore, openRemoteStore } from './open-store.ts';
import { runCommand } from './run-command.ts';
import { Refusal } from './desk.ts';

const print = (text: string) => {
  console.log(text);
};
const warn = (text: string) => {
  console.error(text);
};

async function work({ command, query, context, isDryRun }: CommandLine): Promise<boolean> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const store = await (context === 'dev'
    ? openLocalStore('.netlify/blobs')
    : openRemoteStore(context, process.env));
  try {
    const desk = { outbox: store.outbox, now: Date.now(), isDryRun, print, warn };
    return await runCommand(desk, command, query);
  } finally {
    await store.close();
  }
}

/** @returns the exit code: 0 done, 1 nothing found or failed, 2 wrong usage */
async function main(args: string[]): Promise<number> {
  try {
    const line = readCommandLine(args);
    if (line) return (await work(line)) ? 0 : 1;
    print(USAGE);
    return 0;
  } catch (error) {
    if (error instanceof UsageError) {
      warn(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    const isOurs = error instanceof Refusal || error instanceof KeyError;
    const message = error instanceof Error ? error.message : String(error);
    warn(isOurs ? message : `The store failed: ${message}`);
    return 1;
  }
}

process.exitCode = await main(process.argv.slice(2));
