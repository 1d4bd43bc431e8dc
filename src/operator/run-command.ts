import { acknowledge } from './acknowledge.ts';
import { reroute, withdraw } from './agency-mail.ts';
import type { Command } from './command-line.ts';
import { list, show } from './look.ts';
import { deleteData, exportData, find } from './person-data.ts';
import { purgeNow } from './purge-now.ts';
import { retry } from './retry.ts';
import { Refusal, type Desk } from './desk.ts';

const commands: Record<Command, (desk: Desk, query: string) => Promise<boolean>> = {
  list,
  show,
  retry,
  reroute,
  withdraw,
  ack: acknowledge,
  find,
  export: exportData,
  delete: deleteData,
  purge: purgeNow,
};

/**
 * Runs one command.
 * @param query a reference or a person, as typed
 * @returns whether it did what was asked; if not, it said why
 * @throws if the store fails
 */
export async function runCommand(desk: Desk, command: Command, query: string): Promise<boolean> {
  try {
    return await commands[command](desk, query);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    desk.warn(error.message);
    return false;
  }
}
