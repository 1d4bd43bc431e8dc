import { z } from 'astro/zod';

/** What our pages carry in their frontmatter beside Starlight's own keys. */
export const pageSchema = z.object({
  /** `confirmed` once the county has approved the German text. */
  status: z.enum(['draft', 'confirmed']).default('draft'),
  /** How a page that is not German came about. Only a person ever sets `checked`. */
  translation: z.enum(['original', 'machine', 'checked']).default('original'),
});
