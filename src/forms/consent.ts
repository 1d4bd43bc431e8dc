import { z } from 'zod';
import consentJson from '../../content/data/consent.json' with { type: 'json' };

/**
 * The version of the texts a person agrees to. It travels with every submission, so that the
 * office can show years later what somebody agreed to. Raise it when those texts change.
 */
export const consentVersion = z
  .strictObject({ version: z.iso.date(), germanTextSha256: z.string() })
  .parse(consentJson).version;
