import { z } from 'zod';
import municipalitiesJson from '../../content/data/municipalities.json' with { type: 'json' };
import { agencies, type Agency } from './agencies.ts';
import { provenance } from './certainty.ts';

const municipalitySchema = z.strictObject({
  /** Amtlicher Gemeindeschlüssel: the official key. 07331 is the county. */
  ags: z.string().regex(/^07331\d{3}$/),
  name: z.string().min(1),
  postcode: z.string().regex(/^\d{5}$/),
  /** The Verbandsgemeinde it belongs to, or `Stadt Alzey`. */
  association: z.string().min(1),
});

/** One of the 69 towns and villages of the county. */
export type Municipality = z.infer<typeof municipalitySchema>;

/** All municipalities, sorted by their German names. */
export const municipalities: readonly Municipality[] = z
  .strictObject({ ...provenance, municipalities: z.array(municipalitySchema).length(69) })
  .parse(municipalitiesJson).municipalities;

/** Finds a municipality by its official key; `undefined` for anything else. */
export function findMunicipality(ags: string | undefined): Municipality | undefined {
  return municipalities.find((municipality) => municipality.ags === ags);
}

/**
 * Name and postcode, since two places are called Bermersheim.
 * @returns e.g. `Bermersheim (67593)`
 */
export function placeName({ name, postcode }: Municipality): string {
  return `${name} (${postcode})`;
}

/**
 * The agency for a municipality. It follows from the Verbandsgemeinde, because postcodes
 * cross its borders (55234 lies in three of them).
 * @throws if no agency or more than one has the area, which would be a mistake in the data
 */
export function agencyFor({ association }: Municipality): Agency {
  const responsible = agencies.filter((agency) =>
    agency.areas.some((area) => area.association === association),
  );
  const [agency] = responsible;
  if (!agency || responsible.length > 1) {
    throw new Error(
      `content/data/agencies.json: the area "${association}" must belong to exactly one agency, not ${String(responsible.length)}`,
    );
  }
  return agency;
}

// Checked once when the module loads, so that a gap fails the build and not a submission.
municipalities.forEach(agencyFor);
