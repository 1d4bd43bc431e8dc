import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The house rules for words; all exceptions of the text checks stand in this one file. */
export const wording = z
  .strictObject({
    /** A word we do not use, and the word we use for the same thing. */
    oneName: z.record(z.string(), z.string()),
    /** Pages that explain a word we do not use otherwise. */
    oneNameExceptions: z.record(z.string(), z.array(z.string())),
    /** Names and words that stay whole in Leichte Sprache although they are long. */
    easyLongWords: z.array(z.string()),
  })
  .parse(JSON.parse(readFileSync('content/data/wording.json', 'utf8')));
