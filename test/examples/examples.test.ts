import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Example, rowsOf, runExample, total } from './run.js';

const folders = readdirSync('examples', { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => `examples/${name}`);

describe.each(folders)('%s', (folder) => {
  it('says what it is', () => {
    expect(existsSync(`${folder}/README.md`)).toBe(true);
    expect(readFileSync(`${folder}/README.md`, 'utf8')).toContain(`renkei plan ${folder}`);
  });
});

describe('examples/open-uav', () => {
  let example: Example;
  beforeAll(async () => {
    example = await runExample('examples/open-uav');
  }, 170_000);

  const dueIn = (month: string): number => {
    const row = rowsOf(example.plan, 'bucket').find(({ start }) => String(start).startsWith(month));
    return Number(row?.bucket);
  };

  it('asks for 5 to 200 a month and delivers everything in the end', () => {
    const { plan } = example;
    expect(total(plan, 'service', 'quantity', { due_bucket: dueIn('2027-11') })).toBeCloseTo(200, 6);
    expect(total(plan, 'service', 'short')).toBeCloseTo(0, 4);
  });

  it('is late in spring 2027, and no more from June on', () => {
    const { plan } = example;
    const late = (month: string): number => total(plan, 'service', 'late', { due_bucket: dueIn(month) });
    expect(late('2027-03')).toBeCloseTo(0, 4);
    expect(late('2027-04')).toBeGreaterThan(5);
    expect(late('2027-05')).toBeGreaterThan(25);
    for (const month of ['2027-06', '2027-08', '2027-10', '2027-11']) expect(late(month)).toBeCloseTo(0, 4);
    expect(plan.header.objectives.find(({ name }) => name === 'late:1')?.value).toBeCloseTo(1538.41, 1);
  });

  it('the SMT line is what holds it back, and a second one is bought', () => {
    const { plan } = example;
    const prices = rowsOf(plan, 'price').filter(
      ({ limit, objective }) => limit === 'capacity' && objective === 'late:1',
    );
    const dearest = prices.reduce((a, b) => (Number(b.price) < Number(a.price) ? b : a));
    expect(dearest).toMatchObject({ subject: 'smt-line' });
    const steps = rowsOf(plan, 'expansion').filter(({ expansion }) => expansion === 'another-smt-line');
    expect(steps.filter(({ steps: ordered }) => Number(ordered) > 0)).toMatchObject([
      { bucket: dueIn('2026-10'), steps: 1 },
    ]);
    expect(total(plan, 'capacity', 'expansion', { resource: 'smt-line', bucket: dueIn('2027-03') })).toBe(0);
    expect(
      total(plan, 'capacity', 'expansion', { resource: 'smt-line', bucket: dueIn('2027-04') }),
    ).toBeGreaterThan(0);
  });

  it('assembles at both sites, and mixes substitutes', () => {
    const { plan } = example;
    for (const process of ['assemble-uav-jp', 'assemble-uav-ua']) {
      expect(total(plan, 'production', 'started', { process })).toBeGreaterThan(1);
    }
    const members = rowsOf(plan, 'substitution').filter(({ process }) => process === 'make-main-pcb');
    expect(new Set(members.map(({ item }) => item)).size).toBe(2);
  });

  it('stays within every budget', () => {
    for (const row of rowsOf(example.plan, 'spending')) {
      if (Number.isNaN(row.budget)) continue;
      expect(Number(row.spent)).toBeLessThanOrEqual(
        (Number(row.budget) + Number(row.carried_in)) * (1 + 1e-9),
      );
    }
  });
});
