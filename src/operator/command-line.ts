import { parseArgs } from 'node:util';

export const USAGE = `npm run outbox -- <command> [--context production] [--dry-run]

  list                what is stored and where each mail stands; no personal data
  show <ref>          one submission as the office reads it, and what happened to its mails
  retry <ref>         send everything again, marked as a repeat (a mail came back days later)
  reroute <ref>       the agency's mail goes to the office instead
  withdraw <ref>      the person no longer allows passing it on to the agency
  ack <ref>           stop the alarm about one that does not get out
  find <who>          a person's submissions: reference, email address, phone or part of a name
  export <who>        the same as JSON, for a person who asks what is stored
  delete <who>        delete them; what is not sent yet is never sent
  purge               delete what has been kept long enough, without waiting for the sweep

  --context <name>    a deployed site (needs NETLIFY_SITE_ID, NETLIFY_AUTH_TOKEN, OUTBOX_KEYS);
                      without it the store of \`npm start\`
  --dry-run           say what would change, and change nothing`;

/** What each command needs after its name. */
const NEEDS = {
  list: 'nothing',
  show: 'something',
  retry: 'something',
  reroute: 'something',
  withdraw: 'something',
  ack: 'something',
  find: 'something',
  export: 'something',
  delete: 'something',
  purge: 'nothing',
} as const;

export type Command = keyof typeof NEEDS;

/** What the operator asks for. */
export interface CommandLine {
  command: Command;
  /** A reference or a person, as typed; empty where the command takes none. */
  query: string;
  /** `dev` is the store of `npm start`. */
  context: string;
  isDryRun: boolean;
}

/** The command line makes no sense. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/**
 * Reads the command line.
 * @param args without node and script
 * @returns `undefined` if the operator asks for help
 * @throws UsageError
 */
export function readCommandLine(args: string[]): CommandLine | undefined {
  const { values, positionals } = parse(args);
  if (values.help) return undefined;
  const [command = '', ...words] = positionals;
  if (!isCommand(command)) {
    throw new UsageError(command ? `There is no command "${command}".` : 'No command is given.');
  }
  // A name or a number may come in several words.
  const query = words.join(' ').trim();
  if (NEEDS[command] === 'something' && !query) {
    throw new UsageError(`"${command}" needs to know which submission.`);
  }
  if (NEEDS[command] === 'nothing' && query) {
    throw new UsageError(`"${command}" takes nothing more.`);
  }
  if (!/^[a-z][a-z-]*$/.test(values.context)) {
    throw new UsageError('--context is a name such as "production".');
  }
  return { command, query, context: values.context, isDryRun: values['dry-run'] };
}

function parse(args: string[]) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        context: { type: 'string', default: 'dev' },
        'dry-run': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

function isCommand(text: string): text is Command {
  return Object.hasOwn(NEEDS, text);
}
