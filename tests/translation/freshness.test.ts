import { describe, expect, it } from 'vitest';
import { blocksOf, fingerprint } from '../../src/translation/blocks.ts';
import { currentPairs, stalePlaces } from '../../src/translation/compare-page.ts';
import { withNotices } from '../../src/translation/mark-stale-blocks.ts';

const page = (...blocks: string[]) =>
  ['---\ntitle: T\ndescription: D\ntype: public\n---', ...blocks].join('\n\n') + '\n';
const ledgerOf = (source: string) => blocksOf(source).map(({ text }) => fingerprint(text));
const HEAD = 3;

const german = page('Eins.', '## Teil', '- a\n- b', 'Zwei.');
const arabic = page('واحد.', '## جزء', '- ا\n- ب', 'اثنان.');

describe('the blocks of a page', () => {
  it('are its title, its description, the rest of its head, and what empty lines part', () => {
    const kinds = blocksOf(page('# A', 'Ein Satz.', '- a\n- b', '| a |\n| - |', '<Say>')).map(
      ({ kind }) => kind,
    );
    expect(kinds).toEqual(
      'title description facts heading paragraph list table component'.split(' '),
    );
  });

  it('do not depend on how the translation came about', () => {
    const machine = page('Eins.').replace('type:', 'translation: machine\ntype:');
    expect(ledgerOf(machine)).toEqual(ledgerOf(page('Eins.')));
  });

  it('know their place in the file and under which heading they stand', () => {
    const block = blocksOf(german).at(-1);
    expect(german.slice(block?.start)).toBe('Zwei.\n');
    expect(block?.headings).toBe(1);
  });
});

describe('a German page that has changed', () => {
  const madeFrom = ledgerOf(german);
  const changes = (...blocks: string[]) =>
    stalePlaces(madeFrom, blocksOf(page(...blocks))).map(({ at, what }) => [at - HEAD, what]);

  it.each([
    ['nothing', ['Eins.', '## Teil', '- a\n- b', 'Zwei.'], []],
    ['a changed paragraph', ['Eins!', '## Teil', '- a\n- b', 'Zwei.'], [[0, 'changed']]],
    ['a changed list', ['Eins.', '## Teil', '- a\n- c', 'Zwei.'], [[2, 'changed']]],
    ['a new paragraph', ['Eins.', 'Neu.', '## Teil', '- a\n- b', 'Zwei.'], [[1, 'added']]],
    ['a new end', ['Eins.', '## Teil', '- a\n- b', 'Zwei.', 'Neu.'], [[4, 'added']]],
    ['a lost paragraph', ['## Teil', '- a\n- b', 'Zwei.'], [[0, 'removed']]],
    [
      'one changed and one added',
      ['Eins!', 'Neu.', '## Teil', '- a\n- b', 'Zwei.'],
      [
        [0, 'changed'],
        [1, 'added'],
      ],
    ],
  ])('is told by %s', (_, blocks, expected) => {
    expect(changes(...blocks)).toEqual(expected);
  });

  it('says what stood there before', () => {
    const [place] = stalePlaces(madeFrom, blocksOf(german.replace('Zwei.', 'Drei.')));
    expect(place?.was).toBe(fingerprint('Zwei.'));
  });

  it('leaves the other blocks to answer to each other', () => {
    const changed = blocksOf(page('Neu.', 'Eins.', '## Teil', '- a\n- c', 'Zwei.'));
    expect(currentPairs(madeFrom, changed).map(([at, now]) => [at - HEAD, now - HEAD])).toEqual([
      ...[-3, -2, -1].map((index) => [index, index]),
      [0, 1],
      [1, 2],
      [3, 4],
    ]);
  });
});

describe('the notice', () => {
  const noticed = (changed: string, source = arabic) =>
    withNotices(source, ledgerOf(german), blocksOf(changed));

  it('is not there while German is the same', () => {
    expect(noticed(german)).toBe(arabic);
  });

  it('stands before the block, and knows the heading above the German one', () => {
    expect(noticed(german.replace('- b', '- c'))).toContain(
      '## جزء\n\n<GermanIsNewer heading={1} />\n\n- ا\n- ب\n',
    );
    expect(noticed(german.replace('Eins', 'Neu'))).toContain(
      '---\n\n<GermanIsNewer heading={0} />\n\nواحد.',
    );
  });

  it('stands at the end if German goes on there', () => {
    expect(noticed(`${german}\nDrei.\n`)).toMatch(
      /اثنان\.\n\n<GermanIsNewer heading=\{1\} \/>\s*$/,
    );
  });

  it('stands on top if title or description have changed', () => {
    expect(noticed(german.replace('title: T', 'title: U'))).toContain(
      '---\n\n<GermanIsNewer heading={0} />\n\nواحد.',
    );
  });

  it('stands before a sentence to say, not inside it', () => {
    const say = (text: string) => page('<Say>', text, '</Say>');
    const result = withNotices(say('قل.'), ledgerOf(say('Sag.')), blocksOf(say('Sagt.')));
    expect(result).toContain('<GermanIsNewer heading={0} />\n\n<Say>\n\nقل.');
  });

  it('stands once on top of a page that was written anew', () => {
    const changed = blocksOf(page('Neu.', '## Neu', 'Ganz anders.'));
    const result = withNotices(arabic, ledgerOf(german), changed, true);
    expect(result.match(/<GermanIsNewer heading=\{0\} \/>/g)).toHaveLength(1);
  });
});
