import { describe, expect, it } from 'vitest';
import { editDistance, folded, nearest, shown } from './text.js';

describe('nearest', () => {
  it('finds the word that was meant', () => {
    expect(nearest('proces', ['item', 'process', 'site'])).toBe('process');
    expect(nearest('Lead Time', ['lead_time', 'lead_time_in'])).toBe('lead_time');
    expect(nearest('manufactuer', ['supplier', 'manufacturer'])).toBe('manufacturer');
    expect(nearest('ｓｉｔｅ', ['item', 'site'])).toBe('site');
  });
  it('stays silent when nothing is near', () => {
    expect(nearest('weather', ['item', 'process'])).toBeUndefined();
    expect(nearest('', ['a'])).toBeUndefined();
    expect(nearest('x', ['abc'])).toBeUndefined();
  });
  it('prefers the smaller distance whatever the order', () => {
    expect(nearest('sits', ['site', 'sits2', 'sits'])).toBe('sits');
    expect(nearest('sits', ['sits', 'site'])).toBe('sits');
  });
});

describe('editDistance', () => {
  it('counts edits and swaps', () => {
    expect(editDistance('abc', 'abc', 3)).toBe(0);
    expect(editDistance('abcd', 'abdc', 3)).toBe(1);
    expect(editDistance('kitten', 'sitting', 3)).toBe(3);
    expect(editDistance('kitten', 'sitting', 2)).toBe(Number.POSITIVE_INFINITY);
  });
});

it('folds width, case and joints', () => {
  expect(folded('Ｌｅａｄ－Time ')).toBe('leadtime');
  expect(folded('リード・タイム')).toBe('リードタイム');
});

it('shows a value on one line', () => {
  expect(shown('a\nb')).toBe('a⏎b');
  expect(shown('x'.repeat(100))).toHaveLength(80);
});
