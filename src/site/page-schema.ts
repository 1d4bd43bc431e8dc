import { z } from 'astro/zod';
import { trainingPlaces } from '../data/training-places.ts';

/**
 * What a page is; its shape follows from it.
 * `public`: for everybody, translated; `utility`: answers an action, not indexed;
 * `office`: for the office, German only; the others are the training material.
 */
export const pageTypes = [
  'public',
  'utility',
  'office',
  'overview',
  'module',
  'lesson',
  'self-check',
  'handout',
  'role-guide',
] as const;

/** Who may check a translation; readers see the string `checker.<role>`. */
export const checkerRoles = ['translator', 'speaker', 'adviser'] as const;

/** What our pages carry in their frontmatter beside Starlight's own keys. */
export const pageSchema = z.object({
  type: z.enum(pageTypes, {
    error: `\`type\` says what the page is. Write one of: ${pageTypes.join(', ')}`,
  }),
  /** `confirmed` once the county has approved the German text. */
  status: z.enum(['draft', 'confirmed']).default('draft'),
  /** How a page that is not German came about. Only a person ever sets `checked`. */
  translation: z.enum(['original', 'machine', 'checked']).default('original'),
  /** Who checked the translation; a role, because names would go stale and are nobody's business. */
  checkedBy: z
    .enum(checkerRoles, {
      error: `\`checkedBy\` says who checked it. Write one of: ${checkerRoles.join(', ')}`,
    })
    .optional(),
  checkedOn: z.date({ error: 'Write the day like this: checkedOn: 2026-12-01' }).optional(),
  /** For Leichte Sprache: who of the target group tested the text, and when. */
  testedBy: z.string().optional(),
  /** Number of the training module, 1 to 5. */
  module: z.number().int().min(1).max(5).optional(),
  /** Where the module's training day takes place. */
  place: z.enum(trainingPlaces.map(({ key }) => key)).optional(),
  /** Number of a handout, e.g. `M1-1`. */
  handout: z
    .string()
    .regex(/^M[1-5]-\d$/, { error: 'Write the handout’s number like this: handout: M1-1' })
    .optional(),
  version: z.string({ error: "Write the version in quotes, like this: version: '1.0'" }).optional(),
  date: z.date({ error: 'Write the date like this: date: 2026-11-23' }).optional(),
});

type PageKey = 'module' | 'place' | 'handout' | 'version' | 'date' | 'checkedBy' | 'checkedOn';

const neededKeys: Partial<Record<(typeof pageTypes)[number], PageKey[]>> = {
  module: ['module', 'place'],
  lesson: ['module'],
  'self-check': ['module'],
  handout: ['handout', 'module', 'version', 'date'],
};

/** Names the keys that a page of this type lacks, with an example of each. */
export function checkPage(page: z.infer<typeof pageSchema>, context: z.RefinementCtx): void {
  const examples: Record<PageKey, string> = {
    module: 'module: 1',
    place: 'place: alzey',
    handout: 'handout: M1-1',
    version: "version: '1.0'",
    date: 'date: 2026-11-23',
    checkedBy: 'checkedBy: translator',
    checkedOn: 'checkedOn: 2026-12-01',
  };
  const demand = (keys: readonly PageKey[], what: string) => {
    for (const key of keys) {
      if (page[key] !== undefined) continue;
      context.addIssue({
        code: 'custom',
        path: [key],
        message: `${what} needs this key. Add a line: ${examples[key]}`,
      });
    }
  };
  demand(neededKeys[page.type] ?? [], `A page of type "${page.type}"`);
  if (page.translation === 'checked') demand(['checkedBy', 'checkedOn'], 'A checked translation');
}
