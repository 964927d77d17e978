import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { copyOfQuickstart, type Finished, quickstart, renkei, STACK, scratch } from './renkei.js';

/** The shapes and exit codes that others rely on (issue: Command line). */

let folder: string;
beforeAll(() => {
  folder = scratch();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = ({ out }: Finished): Record<string, unknown> => JSON.parse(out) as Record<string, unknown>;

/** The quickstart with a table's text changed. */
function changed(name: string, file: string, change: (text: string) => string): string {
  const path = copyOfQuickstart(folder, name);
  const before = readFileSync(join(path, file), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(join(path, file), after);
  return path;
}

describe('plan --json', () => {
  test('a verified plan: one object, exit 0', async () => {
    const finished = await renkei(['plan', quickstart, '--json']);
    expect(finished.code).toBe(0);
    expect(finished.err).toBe('');
    const report = json(finished);
    expect(report).toMatchObject({
      status: 'optimal',
      verified: true,
      gap: 0,
      out: null,
      errors: [],
      engine: expect.stringMatching(/^highs \d/),
      engine_reason: expect.stringContaining('the same plan on every machine'),
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(Object.keys(report.objective as object)).toEqual(['short:1', 'late:1', 'cost']);
    expect((report.objective as Record<string, number>).cost).toBeCloseTo(310_031_788, -3);
    expect(report.bound).toEqual(report.objective);
    expect(Object.keys(report.phases_ms as object)).toEqual([
      'read',
      'check',
      'construct',
      'build',
      'solve',
      'verify',
      'total',
    ]);
    const { total, ...parts } = report.phases_ms as Record<string, number>;
    // No time limit was given: nothing was made order by order.
    expect(parts.construct).toBe(0);
    expect(Object.entries(parts).every(([name, part]) => part > 0 || name === 'construct')).toBe(true);
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(total + 1);
    const counts = report.counts as Record<string, number>;
    expect(Object.keys(counts)).toEqual(['columns', 'rows', 'nonzeros', 'items', 'buckets']);
    expect(counts).toMatchObject({ items: 4, buckets: 12 });
    expect(counts.columns).toBeGreaterThan(50);
    expect(report.service).toEqual([
      {
        priority: 1,
        quantity: expect.any(Number),
        on_time: expect.any(Number),
        late: 0,
        short: 0,
        quantity_days_late: 0,
      },
    ]);
  });

  test('service by tier: quantity = on_time + late + short; optional demand comes last with priority null', async () => {
    const model = changed('optional', 'programme.yaml', (text) =>
      text.replace('- {id: ramp,', '- {id: ramp, priority: 2,'),
    );
    writeFileSync(
      join(model, 'demand.yaml'),
      '- {id: extra, item: boat, site: yard, due: 2026-12-01, quantity: 3, optional: true, value: 1}\n' +
        '- {id: first, item: boat, site: yard, due: 2026-04-15, quantity: 2, priority: 1}\n',
    );
    const report = json(await renkei(['plan', model, '--json']));
    const service = report.service as Record<string, number | null>[];
    expect(service.map(({ priority }) => priority)).toEqual([1, 2, null]);
    for (const { quantity, on_time, late, short } of service)
      expect(on_time! + late! + short!).toBeCloseTo(quantity!, 6);
    // No boat can be there within two weeks: parts take longer.
    expect(service[0].late).toBeCloseTo(2, 6);
    expect(service[0].quantity_days_late).toBeGreaterThan(2 * 30);
  });

  test('infeasible: one object with what cannot hold together, exit 1', async () => {
    const path = copyOfQuickstart(folder, 'infeasible');
    // Stock that must be there, with nothing that may bring it.
    writeFileSync(join(path, 'buffer.yaml'), '- {item: boat, site: yard, opening_stock: 5, maximum: 2}\n');
    const finished = await renkei(['plan', path, '--json']);
    expect(finished.code).toBe(1);
    const report = json(finished);
    expect(report).toMatchObject({ verified: false, out: null });
    expect(['infeasible', 'invalid']).toContain(report.status);
    expect((report.messages as string[]).length).toBeGreaterThan(0);
  });

  test('errors in the model: one object with the errors, exit 1', async () => {
    const path = changed('errors', 'offer.yaml', (text) => text.replace('item: hull', 'item: hul'));
    const finished = await renkei(['plan', path, '--json']);
    expect(finished.code).toBe(1);
    const report = json(finished);
    expect(report).toMatchObject({ status: 'invalid', verified: false, fingerprint: null });
    expect(report.errors).toEqual([
      expect.objectContaining({
        file: 'offer.yaml',
        row: 1,
        attribute: 'item',
        value: 'hul',
        code: 'ref.unknown-near',
      }),
    ]);
  });

  test('time ran out before any plan: one object, exit 1', async () => {
    const finished = await renkei(['plan', quickstart, '--json', '--time-limit', '0.000001']);
    const report = json(finished);
    // A machine may be so fast that a plan is found all the same; then it must be verified.
    expect(finished.code).toBe(report.verified === true ? 0 : 1);
    expect(['time-limit', 'feasible', 'optimal']).toContain(report.status);
    // There was no time to place an order, and the plan says so.
    expect(report.cut).toBe(report.status === 'feasible' ? true : undefined);
  });
});

describe('check --json', () => {
  test('no errors: exit 0 and two lists', async () => {
    const finished = await renkei(['check', quickstart, '--json']);
    expect(finished.code).toBe(0);
    expect(json(finished)).toEqual({ errors: [], warnings: expect.any(Array) });
  });

  test('errors: place, attribute, value, cause and remedy; exit 1', async () => {
    const path = changed('wrong', 'process-input.yaml', (text) =>
      text.replace('quantity: 2', 'quantity: "2,5 pcs"'),
    );
    const finished = await renkei(['check', path, '--json']);
    expect(finished.code).toBe(1);
    const { errors } = json(finished) as { errors: Record<string, unknown>[] };
    expect(errors).toHaveLength(1);
    expect(Object.keys(errors[0])).toEqual([
      'file',
      'row',
      'line',
      'attribute',
      'value',
      'code',
      'cause',
      'remedy',
    ]);
    expect(errors[0]).toMatchObject({
      file: 'process-input.yaml',
      row: 2,
      attribute: 'quantity',
      value: '2,5 pcs',
    });
    expect(String(errors[0].cause).length).toBeGreaterThan(10);
    expect(String(errors[0].remedy).length).toBeGreaterThan(10);
  });

  test('all errors at once, in the language asked for', async () => {
    const path = changed('many', 'offer.yaml', (text) =>
      text
        .replace('item: hull', 'item: nowhere')
        .replace('price: 450000', 'price: -1')
        .replace('site: yard', 'site: Yard'),
    );
    const english = json(await renkei(['check', path, '--json'])) as {
      errors: { cause: string; code: string }[];
    };
    const japanese = json(await renkei(['check', path, '--json', '--language', 'ja'])) as typeof english;
    expect(english.errors.length).toBeGreaterThanOrEqual(3);
    expect(japanese.errors.map(({ code }) => code)).toEqual(english.errors.map(({ code }) => code));
    for (const { cause } of japanese.errors) expect(cause).toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  });
});

describe('exit codes and texts', () => {
  const cases: [string, readonly string[], number, RegExp][] = [
    ['unknown command with a suggestion', ['pln'], 2, /no command pln\. Did you mean plan\?/],
    [
      'unknown option with a suggestion',
      ['plan', 'm', '--tim-limit', '3'],
      2,
      /no option --tim-limit\. Did you mean --time-limit\?/,
    ],
    ['missing argument', ['plan'], 2, /<model> is missing/],
    ['too many arguments', ['check', 'a', 'b'], 2, /more words/],
    ['option without its value', ['plan', 'm', '--out'], 2, /--out <dir> needs a value/],
    [
      'number out of range',
      ['plan', 'm', '--gap', '2'],
      2,
      /"2" does not fit --gap <share>: give a number from 0 to 1/,
    ],
    ['not a number', ['plan', 'm', '--time-limit', 'soon'], 2, /"soon" does not fit .* above 0/],
    ['unknown engine with a suggestion', ['plan', 'm', '--engine', 'hihgs'], 2, /did you mean highs\?/],
    ['mandatory option', ['export', 'm'], 2, /--format <name> is needed/],
    ['export of a program without a model', ['export', '--format', 'mps'], 2, /which model\?/],
    ['open without a place for the report', ['plan', 'm', '--open'], 2, /--open needs --out/],
    ['no such model', ['plan', 'nowhere'], 1, /no file or folder of this name/],
    ['no such plan', ['show', 'nowhere'], 1, /holds no plan/],
    ['a plan that is none', ['show', 'package.json'], 1, /no plan of Renkei/],
    ['unknown table', ['show', 'nowhere', '--table', 'purchse'], 2, /Did you mean purchase\?/],
  ];
  test.each(cases)('%s', async (_name, words, code, text) => {
    const finished = await renkei(words);
    expect(finished.code).toBe(code);
    expect(finished.err).toMatch(text);
    expect(finished.err).not.toMatch(STACK);
    expect(finished.out).toBe('');
  });

  test('whoever asks for JSON gets JSON for a wrong command line as well', async () => {
    const finished = await renkei(['plan', '--json']);
    expect(finished.code).toBe(2);
    expect(json(finished)).toEqual({ status: 'error', messages: ['<model> is missing.'] });
  });

  test('no words: help, exit 2; --help and --version: exit 0', async () => {
    const bare = await renkei([]);
    expect(bare.code).toBe(2);
    for (const name of ['init', 'check', 'plan', 'verify', 'show', 'convert', 'export'])
      expect(bare.out).toMatch(new RegExp(`^  ${name} `, 'm'));
    expect((await renkei(['plan', '--help'])).code).toBe(0);
    expect((await renkei(['--version'])).out.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });

  test('a fault inside is one line without a stack trace; RENKEI_DEBUG=1 shows it', async () => {
    // A plan whose header lacks what its format promises reaches the program's own code.
    const path = join(folder, 'odd.json');
    const { out } = await renkei(['plan', quickstart, '--out', join(folder, 'good'), '--json']);
    expect(JSON.parse(out)).toMatchObject({ verified: true });
    const plan = JSON.parse(readFileSync(join(folder, 'good/plan.json'), 'utf8')) as {
      header: Record<string, unknown>;
    };
    writeFileSync(path, JSON.stringify({ ...plan, header: { format: 'renkei-plan', version: 1 } }));
    const quiet = await renkei(['verify', quickstart, path]);
    expect(quiet.code).toBe(1);
    expect(quiet.err).not.toMatch(STACK);
  });
});

describe('language', () => {
  test('--language, then RENKEI_LANGUAGE, then LANG, then English', async () => {
    const text = async (words: string[], env: Record<string, string>): Promise<string> =>
      (await renkei(['plan', ...words], { env })).err;
    expect(await text([], {})).toContain('is missing');
    expect(await text([], { LANG: 'ja_JP.UTF-8' })).toContain('指定されていません');
    expect(await text([], { LANG: 'C.UTF-8' })).toContain('is missing');
    expect(await text([], { LANG: 'ja_JP.UTF-8', RENKEI_LANGUAGE: 'uk' })).toContain('не вказано');
    expect(await text(['--language', 'en'], { LANG: 'ja_JP.UTF-8', RENKEI_LANGUAGE: 'uk' })).toContain(
      'is missing',
    );
    expect(await text(['--language=ja'], {})).toContain('指定されていません');
  });

  test('help and answer in every language', async () => {
    for (const [language, word] of [
      ['ja', '使い方'],
      ['uk', 'Використання'],
    ]) {
      const help = await renkei(['--help'], { env: { RENKEI_LANGUAGE: language } });
      expect(help.out).toContain(word);
    }
    const answer = await renkei(['plan', quickstart, '--language', 'ja', '--quiet']);
    expect(answer.code).toBe(0);
    expect(answer.err).toBe('');
    expect(answer.out).toContain('需要');
  });
});
