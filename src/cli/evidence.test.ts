import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { clusterFacts } from '../../test/support/cluster-facts.js';
import { surroundings } from '../../test/support/surroundings.js';
import { evidenceCommand } from './commands/evidence.js';
import { Context } from './context.js';

const folder = mkdtempSync(join(tmpdir(), 'renkei-evidence-'));
const model = join(folder, 'model.json');
writeFileSync(model, JSON.stringify(clusterFacts));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(options: object, common: object = {}): Promise<{ out: string; err: string }> {
  const { around, said } = surroundings(100);
  await evidenceCommand(model, options, new Context(around, common));
  return said;
}

describe('renkei evidence', () => {
  it('shows the conflicts of the facts side by side, with grades and the first hand', async () => {
    const { out } = await run({});
    const lines = out.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
    expect(lines).toContain('Budget unmanned-2026: Amount (JPY)');
    expect(lines).toContain('F3 B2 128,700,000,000');
    expect(lines).toContain('F7-article D4 signed');
    expect(lines).toContain('opinion-2026 → scmp-2026');
    expect(lines).toContain('demand.quantity 1 d');
    expect(Math.max(...out.split('\n').map((line) => line.length))).toBeLessThanOrEqual(100);
  });

  it('gives the same as JSON', async () => {
    const { out } = await run({}, { json: true });
    const { conflicts, totals, distributions } = JSON.parse(out);
    expect(conflicts).toHaveLength(3);
    expect(totals.none).toBe(4);
    expect(distributions).toHaveLength(1);
  });

  it('writes what can be drawn as CSV and as JSON', async () => {
    await run({ distributions: join(folder, 'd.csv') });
    const [head, row] = readFileSync(join(folder, 'd.csv'), 'utf8').split('\n');
    expect(head).toMatch(/^assumption,component,row,attribute,distribution,least,value,most,/);
    expect(row).toMatch(/^F10,process,make-boat,cost,p10-p50-p90,8000000,10000000,15000000,/);
    await run({ distributions: join(folder, 'd.json') });
    expect(JSON.parse(readFileSync(join(folder, 'd.json'), 'utf8'))[0].most).toBe(15e6);
    await expect(run({ distributions: join(folder, 'd.txt') })).rejects.toThrow('.csv or .json');
  });
});
