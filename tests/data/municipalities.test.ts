import { describe, expect, it } from 'vitest';
import { agencies } from '../../src/data/agencies.ts';
import { agencyFor, municipalities, placeName } from '../../src/data/municipalities.ts';

describe('municipalities', () => {
  it('are the 69 of the county, each with a key of its own', () => {
    expect(municipalities).toHaveLength(69);
    expect(new Set(municipalities.map(({ ags }) => ags)).size).toBe(69);
    expect(new Set(municipalities.map(({ postcode }) => postcode)).size).toBe(25);
  });

  it('belong to seven areas of the known sizes', () => {
    const sizes = Object.fromEntries(
      Object.entries(Object.groupBy(municipalities, ({ association }) => association)).map(
        ([association, members]) => [association, members?.length],
      ),
    );
    expect(sizes).toEqual({
      'Stadt Alzey': 1,
      'Alzey-Land': 24,
      Eich: 5,
      Monsheim: 7,
      Wöllstein: 8,
      Wörrstadt: 13,
      Wonnegau: 11,
    });
  });

  it('have exactly one agency each', () => {
    const responsible = municipalities.map((municipality) => agencyFor(municipality).key);
    expect(new Set(responsible)).toEqual(new Set(agencies.map(({ key }) => key)));
  });

  it.each([
    ['Alzey', 'diakonie'],
    ['Ensheim', 'caritas'],
    ['Wendelsheim', 'fid'],
    ['Hochborn', 'caritas'],
    ['Albig', 'diakonie'],
    ['Wöllstein', 'fid'],
    ['Osthofen', 'caritas'],
  ])('go by the place, not by the postcode: %s belongs to %s', (name, agency) => {
    const municipality = municipalities.find((candidate) => candidate.name === name);
    expect(municipality && agencyFor(municipality).key).toBe(agency);
  });

  it('tells the two Bermersheims apart', () => {
    const names = municipalities
      .filter(({ name }) => name.startsWith('Bermersheim'))
      .map((municipality) => [placeName(municipality), agencyFor(municipality).key]);
    expect(names).toEqual([
      ['Bermersheim (67593)', 'caritas'],
      ['Bermersheim vor der Höhe (55234)', 'diakonie'],
    ]);
  });
});
