import { expect, it } from 'vitest';
import {
  LEASE_MS,
  PATIENCE_MS,
  planNext,
  type Attempt,
  type ResultKind,
} from '../../src/outbox/attempt-plan.ts';

const MINUTE = 60_000;
const failed = (kind: ResultKind, at: number): Attempt => ({
  at,
  leaseUntil: at + LEASE_MS,
  result: { kind, at },
});

it('sends at once what nobody tried', () => {
  expect(planNext('office', [], 0)).toEqual({ action: 'send', isRepeat: false, isBrief: false });
});

it('leaves a mail to whoever is at it, and takes over when they died', () => {
  const started = { at: 0, leaseUntil: LEASE_MS };
  expect(planNext('office', [started], LEASE_MS - 1).action).toBe('wait');
  expect(planNext('office', [started], LEASE_MS + 15 * MINUTE)).toEqual({
    action: 'send',
    isRepeat: true,
    isBrief: false,
  });
});

it.each([
  [1, 5],
  [2, 15],
  [3, 60],
  [4, 240],
  [5, 720],
  [9, 720],
])('waits after failure %i for %i minutes', (failures, minutes) => {
  const attempts = Array.from({ length: failures }, () => failed('temporary', 0));
  expect(planNext('office', attempts, minutes * MINUTE - 1).action).toBe('wait');
  expect(planNext('office', attempts, minutes * MINUTE)).toEqual({
    action: 'send',
    isRepeat: false,
    isBrief: false,
  });
});

it.each([
  ['its address is refused', [failed('refused', 0)], 0],
  ['three times nobody knows', [0, 1, 2].map((at) => failed('ambiguous', at)), 3],
  ['four days are over', [failed('temporary', 0)], PATIENCE_MS],
])('sends an agency’s mail to the office when %s', (_case, attempts, now) => {
  expect(planNext('agency', attempts, now).action).toBe('reroute');
});

it('never gives up the office’s mail', () => {
  const attempts = Array.from({ length: 500 }, (_, index) =>
    failed(index % 2 ? 'refused' : 'temporary', index),
  );
  expect(planNext('office', attempts, PATIENCE_MS * 10).action).toBe('send');
});

it('burns no patience over our own mistake', () => {
  const attempts = Array.from({ length: 100 }, () => failed('configuration', PATIENCE_MS * 2));
  expect(planNext('agency', attempts, PATIENCE_MS * 2 + 60 * MINUTE).action).toBe('send');
  const once = planNext('agency', attempts.slice(0, 1), PATIENCE_MS * 2 + 5 * MINUTE);
  expect(once.action).toBe('send');
});

it('gives up a confirmation after a refusal or three tries', () => {
  expect(planNext('sender', [failed('refused', 0)], 0).action).toBe('give-up');
  const three = [0, 1, 2].map((at) => failed('temporary', at));
  expect(planNext('sender', three, 3).action).toBe('give-up');
});

it('tells the office in other words of a text that its server rejects, then tries the text again', () => {
  const day = 24 * 60 * MINUTE;
  expect(planNext('office', [failed('rejected', 0)], day)).toMatchObject({ isBrief: true });
  const twice = [failed('rejected', 0), failed('rejected', day)];
  expect(planNext('office', twice, 2 * day)).toMatchObject({ isBrief: false });
  expect(planNext('agency', [failed('rejected', 0)], 0).action).toBe('reroute');
});
