import { z } from 'zod';
import placesJson from '../../content/data/training-places.json' with { type: 'json' };
import { agencies } from './agencies.ts';
import { provenance } from './certainty.ts';

const trainingPlaceSchema = z.strictObject({
  key: z.enum(['alzey', 'osthofen', 'woerrstadt', 'woellstein']),
  name: z.string().min(1),
  agency: z.enum(agencies.map((agency) => agency.key)),
  /** `null` until the county or the agency names the room. */
  address: z.string().nullable(),
  ...provenance,
});

/** A town in which the training takes place. */
export type TrainingPlace = z.infer<typeof trainingPlaceSchema>;

export const trainingPlaces: readonly TrainingPlace[] = z
  .array(trainingPlaceSchema)
  .length(4)
  .parse(placesJson);
