import type { Agency } from '../data/agencies.ts';
import { agencyFor, findMunicipality } from '../data/municipalities.ts';
import type { Answers } from './form.ts';

/** Who a submission is for. The office gets every one, whatever this says. */
export type Route =
  /** The person allowed passing it on to this agency. */
  | { kind: 'forward'; agency: Agency }
  /** There is an agency, but the person did not tick `forward`. */
  | { kind: 'not-allowed'; agency: Agency }
  /** No place in the county was given. */
  | { kind: 'no-agency' };

/**
 * Decides which agency a submission concerns. The agencies are data controllers of their own,
 * so nothing goes to them without the person's tick.
 */
export function routeAnswers(answers: Answers): Route {
  const { municipality: ags, forward } = answers;
  const municipality = typeof ags === 'string' ? findMunicipality(ags) : undefined;
  if (!municipality) return { kind: 'no-agency' };
  const agency = agencyFor(municipality);
  return { kind: forward === 'yes' ? 'forward' : 'not-allowed', agency };
}

/** Tells whether the person lives outside the county, in Worms for example. */
export function livesOutside({ municipality }: Answers): boolean {
  return municipality === 'worms' || municipality === 'elsewhere';
}
