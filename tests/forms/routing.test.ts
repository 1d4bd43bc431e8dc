import { expect, it } from 'vitest';
import { livesOutside, routeAnswers } from '../../src/forms/routing.ts';
import { WOELLSTEIN } from '../fixtures/answers.ts';

it('goes on to the agency only with the tick', () => {
  expect(routeAnswers({ municipality: WOELLSTEIN, forward: 'yes' })).toMatchObject({
    kind: 'forward',
    agency: { key: 'fid' },
  });
  expect(routeAnswers({ municipality: WOELLSTEIN })).toMatchObject({
    kind: 'not-allowed',
    agency: { key: 'fid' },
  });
});

it.each([{}, { municipality: 'worms' }, { municipality: 'elsewhere' }])(
  'stays with the office for %j, tick or not',
  (answers) => {
    expect(routeAnswers({ ...answers, forward: 'yes' })).toEqual({ kind: 'no-agency' });
    expect(livesOutside(answers)).toBe('municipality' in answers);
  },
);
