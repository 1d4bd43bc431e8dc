import { z } from 'zod';
import siteJson from '../../content/data/site.json' with { type: 'json' };

/** `operatedByCounty`: while false, every page says that it is a draft the county does not run. */
export const site = z.strictObject({ operatedByCounty: z.boolean() }).parse(siteJson);
