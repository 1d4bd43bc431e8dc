import { domainToASCII } from 'node:url';
import type { Answers } from '../forms/form.ts';
import { latinDigits } from '../forms/latin-digits.ts';
import { PHONE } from '../forms/text-rules.ts';

/** How a person is looked for; the values are normalised. */
export type PersonQuery =
  | { kind: 'email'; value: string }
  | { kind: 'phone'; value: string }
  | { kind: 'name'; value: string };

/** Tells what an operator typed: an address, a number with at least five digits, or a name. */
export function personQuery(text: string): PersonQuery {
  if (text.includes('@')) return { kind: 'email', value: foldEmail(text) };
  if (PHONE.test(text) && nationalNumber(text).length >= 5) {
    return { kind: 'phone', value: nationalNumber(text) };
  }
  return { kind: 'name', value: foldName(text) };
}

/** Address and number must be the same as a whole, as others' may contain them; a name need not. */
export function matches(answers: Answers, { kind, value }: PersonQuery): boolean {
  const answer = answers[kind];
  if (typeof answer !== 'string' || !value) return false;
  if (kind === 'email') return foldEmail(answer) === value;
  if (kind === 'name') return foldName(answer).includes(value);
  // One field may hold two numbers, and a slash may stand in a single one.
  return [answer, ...answer.split('/')].some((number) => nationalNumber(number) === value);
}

/** One form for all ways to write a name: no case, no accents, no vowel marks, single spaces. */
export function foldName(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/[\p{M}\p{Cf}]/gu, '')
    .toUpperCase()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

function foldEmail(text: string): string {
  const [, local = '', domain = ''] = /^(.*)@(.*)$/s.exec(text.trim()) ?? [];
  return `${local.toLowerCase()}@${domainToASCII(domain) || domain.toLowerCase()}`;
}

/** The digits without country code and leading zeros: `+49 (0)170 1` and `٠١٧٠ ١` are the same. */
function nationalNumber(text: string): string {
  return latinDigits(text.normalize('NFKD'))
    .replace(/[^\d+]/g, '')
    .replace(/^(?:\+|00)49/, '')
    .replace(/\D/g, '')
    .replace(/^0+/, '');
}
