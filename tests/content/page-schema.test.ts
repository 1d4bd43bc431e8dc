import { expect, it } from 'vitest';
import { checkPage, pageSchema } from '../../src/site/page-schema.ts';

const schema = pageSchema.superRefine(checkPage);
const problems = (frontmatter: unknown) =>
  schema.safeParse(frontmatter).error?.issues.map(({ path, message }) => [path.join(), message]);

it.each([
  [{ type: 'public' }],
  [{ type: 'module', module: 1, place: 'alzey' }],
  [{ type: 'public', translation: 'checked', checkedBy: 'translator', checkedOn: new Date() }],
  [{ type: 'handout', module: 1, handout: 'M1-1', version: '1.0', date: new Date() }],
])('takes %j', (frontmatter) => {
  expect(problems(frontmatter)).toBeUndefined();
});

it.each([
  [{}, 'type', 'Write one of: public, '],
  [{ type: 'handouts' }, 'type', 'Write one of: public, '],
  [{ type: 'lesson' }, 'module', 'Add a line: module: 1'],
  [{ type: 'module', module: 1 }, 'place', 'Add a line: place: alzey'],
  [
    { type: 'public', translation: 'checked', checkedOn: new Date() },
    'checkedBy',
    'Add a line: checkedBy: translator',
  ],
  [
    { type: 'public', translation: 'checked', checkedBy: 'Anna', checkedOn: new Date() },
    'checkedBy',
    'Write one of: translator, speaker, adviser',
  ],
  [
    { type: 'public', translation: 'checked', checkedBy: 'speaker' },
    'checkedOn',
    'Add a line: checkedOn: 2026-12-01',
  ],
  [{ type: 'handout', module: 1, handout: '1-1' }, 'handout', 'like this: handout: M1-1'],
  [
    { type: 'handout', module: 1, handout: 'M1-1', version: 1, date: new Date() },
    'version',
    "like this: version: '1.0'",
  ],
])('names field and mend for %j', (frontmatter, field, mend) => {
  expect(problems(frontmatter)).toContainEqual([field, expect.stringContaining(mend)]);
});
