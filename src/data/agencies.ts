import { z } from 'zod';
import agenciesJson from '../../content/data/agencies.json' with { type: 'json' };
import { provenance } from './certainty.ts';

const agencyKey = z.enum(['diakonie', 'caritas', 'fid']);

const agencySchema = z.strictObject({
  key: agencyKey,
  name: z.string().min(1),
  formerName: z.string().nullable(),
  shortName: z.string().min(1),
  /** Name of the environment variable that holds the agency's inbox. */
  inboxVariable: z.string().regex(/^[A-Z]+_EMAIL$/),
  areas: z
    .array(
      z.strictObject({
        /** A Verbandsgemeinde (association of municipalities) or the city of Alzey. */
        association: z.string(),
        ...provenance,
      }),
    )
    .min(1),
});

/** A *Trägerdienst*: one of the three agencies that work with the county in this project. */
export type Agency = z.infer<typeof agencySchema>;
export type AgencyKey = Agency['key'];

/** The one list of agencies. A mistake in the data file fails the build. */
export const agencies: readonly Agency[] = z.array(agencySchema).parse(agenciesJson);

/**
 * @param key of an agency in `content/data/agencies.json`
 * @throws if the agency is not in the list
 */
export function getAgency(key: AgencyKey): Agency {
  const agency = agencies.find((candidate) => candidate.key === key);
  if (!agency) throw new Error(`content/data/agencies.json has no agency "${key}"`);
  return agency;
}
