import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parameters } from '../../test/support/random-network-check.js';
import { IssueList } from '../base/issues.js';
import { parseYaml, readYaml, writeYamlRows, yamlString } from './yaml.js';
import { readPlainRows } from './yaml-plain.js';

const read = (text: string, name = 'process') => {
  const issues = new IssueList();
  return { tables: readYaml(text, { file: 'f.yaml', name }, issues), issues };
};

describe('readYaml', () => {
  it('keeps scalars as written', () => {
    const { tables } = read(
      '- id: 0012\n  a: 1.50\n  b: "x"\n  c: ~\n  d: yes\n  e: 2026-04-01\n  f: [1, 02]\n',
    );
    expect(tables[0].header).toEqual(['id', 'a', 'b', 'c', 'd', 'e', 'f']);
    expect(tables[0].rows).toEqual([['0012', '1.50', 'x', undefined, 'yes', '2026-04-01', ['1', '02']]]);
  });
  it('knows the line of each row, blocks, comments and anchors', () => {
    const { tables } = read(
      '# head\n\n- id: a\n  text: |\n    one\n    two\n- id: b # here\n  text: &t x\n- id: c\n  text: *t\n',
    );
    expect(tables[0].lines).toEqual([3, 7, 9]);
    expect(tables[0].rows.map((row) => row[1])).toEqual(['one\ntwo\n', 'x', 'x']);
  });
  it('takes a mapping of components, and a mapping that is one row', () => {
    expect(read('site:\n  - id: a\nitem:\n  - id: b\n').tables.map((table) => table.name)).toEqual([
      'site',
      'item',
    ]);
    expect(read('id: a\nobjectives: [cost]\n', 'model').tables[0].rows).toEqual([['a', ['cost']]]);
  });
  it('gives the right lines in the stretches of a long list', () => {
    const text = Array.from({ length: 20_000 }, (_, at) => `- id: "p${at}\\t"\n  name: x\n`).join('');
    const { tables, issues } = read(text);
    expect(issues.errors).toEqual([]);
    expect(tables[0].rows.length).toBe(20_000);
    expect(tables[0].lines.every((line, row) => line === 2 * row + 1)).toBe(true);
  });
  it('finds the broken line in a late stretch', () => {
    const text = Array.from({ length: 20_000 }, (_, at) => `- id: "p${at}\\t"\n`).join('');
    const { issues } = read(`${text}- id: "open\n`);
    expect(issues.errors[0].code).toBe('yaml.broken');
    expect(issues.errors[0].line).toBeGreaterThanOrEqual(20_001);
  });
});

describe('the short way for plain tables', () => {
  const value = fc.oneof(
    fc.stringMatching(/^[A-Za-z0-9_.+ -]{0,6}$/),
    fc.stringMatching(/^"[A-Za-z0-9 :#,_-]{0,6}"$/),
    fc.stringMatching(/^\[("[a-z ,]{0,3}"|[a-z0-9]{1,3}|, ?|null){0,4}\]$/),
    fc.constantFrom(
      ...[
        'null',
        '~',
        'true',
        '1e5',
        "it's",
        '工場',
        'a: b',
        'a #b',
        '# c',
        '*a',
        '&a x',
        '!t x',
        '| ',
        '> ',
        '- a',
        '?',
        '...',
        '---',
        '{a: b}',
        "'q'",
        '@',
        '%',
        'x  ',
        '1, 2',
        '[a,]',
        '[a, ]',
        '[a b]',
        '[ ]',
        'a"b',
      ],
    ),
  );
  const line = fc.tuple(fc.constantFrom('- ', '  '), fc.constantFrom('id', 'a', 'b_c', 'd'), value);
  const text = fc
    .array(line, { minLength: 1, maxLength: 6 })
    .map((lines) =>
      lines.map(([lead, key, each], at) => `${at === 0 ? '- ' : lead}${key}: ${each}\n`).join(''),
    );
  it('gives what the library gives, or gives up', () => {
    let taken = 0;
    fc.assert(
      fc.property(text, (source) => {
        const short = readPlainRows(source);
        if (!short) return;
        taken++;
        expect(short).toEqual(parseYaml(source, false));
      }),
      parameters(3000),
    );
    expect(taken).toBeGreaterThan(300);
  });
});

describe('writing', () => {
  it('quotes what could be mistaken', () => {
    expect(['yes', 'null', '12', 'a: b', '- a', 'a\nb', '工場 A', '2026-04-01'].map(yamlString)).toEqual([
      '"yes"',
      '"null"',
      '"12"',
      '"a: b"',
      '"- a"',
      '"a\\nb"',
      '工場 A',
      '2026-04-01',
    ]);
  });
  it('writes rows', () => {
    expect(
      writeYamlRows([
        [
          ['id', 'a'],
          ['n', 2],
          ['s', ['x', 'y']],
        ],
      ]),
    ).toBe('- id: a\n  n: 2\n  s: ["x", "y"]\n');
    expect(writeYamlRows([])).toBe('[]\n');
  });
});
