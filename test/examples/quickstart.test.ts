import { readFileSync, writeFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { describeIssue } from '../../src/base/issues.js';
import { checkModel } from '../../src/jobs/plan.js';
import { readModel } from '../../src/store/folder/index.js';
import { answerText, changedExample, type Example, rowsOf, runExample, total } from './run.js';

const FOLDER = 'examples/quickstart';
const PAGE = 'docs/tutorial/quickstart.md';
const number = (value: number, digits: number): string => value.toFixed(digits).replace(/^-(0\.?0*)$/, '$1');

/** Text between `<!-- name -->` and `<!-- /name -->`; UPDATE_TUTORIAL=1 writes what the planner says. */
function expectBlock(name: string, wanted: string): void {
  const page = readFileSync(PAGE, 'utf8');
  const pattern = new RegExp(`(<!-- ${name} -->\n)([\\s\\S]*?)(<!-- /${name} -->)`);
  if (process.env.UPDATE_TUTORIAL) {
    writeFileSync(
      PAGE,
      page.replace(pattern, (_, before: string, __: string, after: string) => `${before}${wanted}\n${after}`),
    );
    return;
  }
  expect(pattern.exec(page)?.[2]?.trim()).toBe(wanted.trim());
}

function monthTable({ plan }: Example): string {
  const head = '| month | wanted | built | hall, hours | of which overtime | boats in stock at its end |';
  const rows = rowsOf(plan, 'bucket').map(({ bucket, start }) => {
    const at = { bucket: Number(bucket) };
    const cells = [
      number(total(plan, 'service', 'quantity', { due_bucket: Number(bucket) }), 1),
      number(total(plan, 'production', 'started', at), 1),
      number(total(plan, 'capacity', 'used', at), 0),
      number(total(plan, 'capacity', 'overtime', at), 0),
      number(total(plan, 'stock', 'stock', { ...at, item: 'boat' }), 1),
    ];
    return `| ${String(start).slice(0, 7)} | ${cells.join(' | ')} |`;
  });
  return [head, '|---|---:|---:|---:|---:|---:|', ...rows].join('\n');
}

describe('quickstart', () => {
  let example: Example;
  const page = readFileSync(PAGE, 'utf8');
  beforeAll(async () => {
    example = await runExample(FOLDER);
  });

  it('every row of the tables is on the page', () => {
    const tables =
      'model organisation site calendar item process process-input resource process-resource offer programme programme-point budget';
    const rows = tables.split(' ').flatMap((table) =>
      readFileSync(`${FOLDER}/${table}.yaml`, 'utf8')
        .trim()
        .split(/\n(?=- )/),
    );
    expect(rows).toHaveLength(21);
    for (const row of rows) expect(page).toContain(row);
  });

  it('says what the planner says', () => {
    expectBlock('answer', `\`\`\`text\n${answerText(example).trim()}\n\`\`\``);
    expectBlock('months', monthTable(example));
  });

  it('delivers everything on time, by building ahead and overtime', () => {
    const { plan } = example;
    expect(total(plan, 'service', 'quantity')).toBeCloseTo(79.87, 2);
    expect(total(plan, 'service', 'on_time')).toBeCloseTo(79.87, 2);
    expect(total(plan, 'capacity', 'working', { bucket: 0 })).toBeCloseTo(21 * 8 * 2 * 0.9, 9);
    expect(total(plan, 'production', 'started', { bucket: 2 })).toBeGreaterThan(0);
    expect(total(plan, 'stock', 'stock', { item: 'boat', bucket: 8 })).toBeCloseTo(8.85, 2);
    expect(total(plan, 'capacity', 'overtime')).toBeCloseTo(439.2, 1);
    expect(plan.header.objectives.at(-1)).toMatchObject({ name: 'cost' });
    expect(plan.header.objectives.at(-1)?.value).toBeCloseTo(310_031_788, -1);
    const price = (bucket: number) =>
      total(plan, 'price', 'price', { limit: 'capacity', objective: 'cost', bucket });
    expect(price(11)).toBeCloseTo(-7479.45, 1);
    expect(price(3)).toBeCloseTo(-821.92, 1);
  });

  it('less money: boats are not delivered', async () => {
    const { plan } = await runExample(changedExample(FOLDER, 'budget.yaml', '320000000', '280000000'));
    expect(number(total(plan, 'service', 'short'), 1)).toBe('7.0');
    expect(number(total(plan, 'service', 'late'), 1)).toBe('2.0');
    expect(total(plan, 'capacity', 'overtime')).toBeCloseTo(0, 3);
    expect(total(plan, 'spending', 'spent', { category: '' })).toBeCloseTo(280e6, 0);
    expect(page).toContain('7.0 boats are never delivered and 2.0 come late');
  });

  it('a third berth saves overtime', async () => {
    const { plan } = await runExample(changedExample(FOLDER, 'resource.yaml', 'units: 2', 'units: 3'));
    expect(number(total(plan, 'capacity', 'overtime'), 0)).toBe('9');
    expect(number((plan.header.objectives.at(-1)?.value ?? 0) / 1e6, 1)).toBe('307.0');
    expect(page).toContain('from 439 h to 9 h, and the plan costs 307.0 instead');
  });

  it('late motors: boats come late, and some not within the year', async () => {
    const { plan } = await runExample(
      changedExample(FOLDER, 'offer.yaml', 'lead_time: 45', 'lead_time: 120'),
    );
    expect(number(total(plan, 'service', 'late'), 1)).toBe('12.6');
    expect(number(total(plan, 'service', 'short'), 1)).toBe('7.4');
    const first = rowsOf(plan, 'delivery').reduce((least, { bucket }) => Math.min(least, Number(bucket)), 99);
    expect(rowsOf(plan, 'bucket')[first]?.start).toBe('2026-08-01');
    expect(page).toContain('12.6 are late, and\n   7.4 are not delivered');
  });

  it('a misspelt item is named, with its row and what was probably meant', async () => {
    const { model, issues } = await readModel(
      changedExample(FOLDER, 'process-input.yaml', 'motor', 'mottor'),
    );
    const errors = [...issues.errors, ...checkModel(model).errors].map((issue) => describeIssue(issue, 'en'));
    expect(errors[0]).toMatchObject({
      file: 'process-input.yaml',
      row: 2,
      attribute: 'item',
      value: 'mottor',
    });
    expect(`${errors[0]?.cause} ${errors[0]?.remedy}`).toMatch(/\bmotor\b/);
  });
});
