import { z } from 'zod';

/**
 * What every fact that can go stale carries: how sure it is, where it comes from, and the
 * day on which the county confirmed it (`null`: not yet, and the page says so).
 */
export const provenance = {
  certainty: z.enum(['high', 'medium', 'low']),
  source: z.string().min(1),
  verified: z.iso.date().nullable(),
};
