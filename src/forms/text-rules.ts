/**
 * Rules for text that both the schema and the page's `pattern` attribute use. Browsers
 * compile `pattern` with the `v` flag, so these are `v` expressions too.
 */

const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{N}\-]{0,61}[\p{L}\p{N}])?`;

/**
 * One email address. Stricter than the browsers' own rule (a dot in the domain is needed,
 * no quotes, commas or double dots), since it becomes the Reply-To of a mail; wider in the
 * domain, which may have umlauts. Lengths: RFC 5321, 4.5.3.1.
 */
export const EMAIL = new RegExp(
  String.raw`^(?!\.)(?!.*\.\.)(?!.*\.@)[A-Za-z0-9.!#$%&'*+\/=?^_\`\{\|\}~\-]{1,64}@(?:${LABEL}\.)+\p{L}[\p{L}\p{N}\-]*[\p{L}\p{N}]$`,
  'v',
);
export const EMAIL_MAX = 254;

/** A phone number as people write it, with the digits of any script. */
export const PHONE = /^[\p{Nd}+\(\)\/.\-\s]{5,30}$/v;
export const PHONE_MAX = 30;

/** A name needs at least one letter of any script. */
export const NAME = /^.*\p{L}.*$/v;
