import { describe, expect, it } from 'vitest';
import { InputError, type IssueList } from '../../src/base/issues.js';
import { modelFiles, parseModel } from '../../src/schema/index.js';
import { BASE, bytesOf } from './base.js';

const utf8 = new TextEncoder();
const base = Object.entries(BASE).map(([path, content]) => ({ path, bytes: bytesOf(content) }));

async function read(path: string, content: string | Uint8Array, alone = false): Promise<IssueList> {
  const bytes = typeof content === 'string' ? utf8.encode(content) : content;
  const others = alone ? [] : base.filter((file) => file.path !== path);
  return (await parseModel([...others, { path, bytes }])).issues;
}

const codes = (issues: IssueList): string[] => [...new Set(issues.errors.map((issue) => issue.code))];

/** Seconds, and megabytes of heap that stay in use. */
async function measured(
  work: () => Promise<IssueList>,
): Promise<{ issues: IssueList; seconds: number; heap: number }> {
  const started = performance.now();
  let heap = 0;
  const timer = setInterval(() => {
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }, 20);
  const issues = await work();
  clearInterval(timer);
  heap = Math.max(heap, process.memoryUsage().heapUsed);
  return { issues, seconds: (performance.now() - started) / 1000, heap: heap / 1e6 };
}

const ROWS = 200_000;

describe('rubbish is refused in seconds and in bounded memory', () => {
  it('200,000 rows of CSV in which no cell is right', async () => {
    const row = 'a b,?,N/A,"1,234",31/12/2026,#REF!,maybe,"x;y"\n';
    const header = 'id,site,item,lead_time,effective_from,yield,lead_time_in,nonsense\n';
    const { issues, seconds, heap } = await measured(() => read('process.csv', header + row.repeat(ROWS)));
    expect(issues.errorCount).toBeGreaterThanOrEqual(2000);
    expect(issues.errorCount).toBeLessThan(2100);
    expect(issues.errors.length).toBe(1000);
    expect(seconds).toBeLessThan(20);
    expect(heap).toBeLessThan(1200);
  }, 60_000);
  it('200,000 rows that refer to nothing, all with the same id', async () => {
    const rows = 'build,nowhere,nothing,5\n'.repeat(ROWS);
    const { issues, seconds } = await measured(() => read('process.csv', `id,site,item,lead_time\n${rows}`));
    expect(codes(issues)).toEqual(['key.twice']);
    expect(issues.errorCount).toBe(ROWS - 1 + 2 * ROWS);
    expect(seconds).toBeLessThan(20);
  }, 60_000);
  it('200,000 misspelt ids against 200,000 others', async () => {
    const parts = Array.from({ length: ROWS }, (_, at) => `part-${at}`);
    const items = `id\n${parts.join('\n')}\nboat\n`;
    const lines = parts.map((id, at) => `build-${at},tokyo,${id}x,5`);
    const files = base.filter((file) => !['process.csv', 'item.csv'].includes(file.path));
    const { issues, seconds } = await measured(async () => {
      const made = [
        { path: 'item.csv', bytes: utf8.encode(items) },
        { path: 'process.csv', bytes: utf8.encode(`id,site,item,lead_time\n${lines.join('\n')}\n`) },
      ];
      return (await parseModel([...files, ...made])).issues;
    });
    expect(codes(issues)).toEqual(['ref.unknown']);
    expect(issues.errorCount).toBe(ROWS);
    expect(seconds).toBeLessThan(20);
  }, 60_000);
  it('200,000 rows of plain YAML', async () => {
    const row = '- id: a\n  site: no\n  lead_time: x\n';
    const { issues, seconds } = await measured(() => read('process.yaml', row.repeat(ROWS)));
    expect(issues.errorCount).toBeGreaterThanOrEqual(2000);
    expect(seconds).toBeLessThan(20);
  }, 60_000);
  it('30,000 rows of YAML that need the whole grammar', async () => {
    const rows = Array.from(
      { length: 30_000 },
      (_, at) => `- id: p ${at}\n  site: [[x]]\n  item: "#REF!"\n  lead_time: 1,234\n`,
    );
    const { issues, seconds, heap } = await measured(() => read('process.yaml', rows.join('')));
    expect(issues.errorCount).toBeGreaterThanOrEqual(2000);
    expect(seconds).toBeLessThan(20);
    expect(heap).toBeLessThan(1200);
  }, 60_000);
  it('cells of millions of characters', async () => {
    for (const content of [
      '9'.repeat(5e6),
      `${' '.repeat(5e6)}x`,
      '1,'.repeat(2e6),
      '-'.repeat(5e6),
      'a;'.repeat(2e6),
    ]) {
      const rows = `id,site,item,lead_time,effective_from,yield\nbuild,tokyo,boat,"${content}y","${content}y","${content}%"\n`;
      const { issues, seconds } = await measured(() => read('process.csv', rows));
      expect(issues.errors.map((issue) => issue.attribute)).toEqual(['lead_time', 'effective_from', 'yield']);
      expect(seconds).toBeLessThan(5);
      const yaml = `- id: a\n  site: tokyo\n  item: boat\n  lead_time: z${content}"y\n`;
      expect((await measured(() => read('process.yaml', yaml))).seconds).toBeLessThan(10);
    }
  }, 120_000);
  it('a million columns', async () => {
    const header = Array.from({ length: 1_000_000 }, (_, at) => `c${at}`).join(',');
    const { issues, seconds } = await measured(() => read('process.csv', `${header}\n1\n`));
    expect(codes(issues)).toContain('column.unknown');
    expect(seconds).toBeLessThan(20);
  }, 60_000);
});

describe('nothing malformed throws', () => {
  it('YAML: alias bombs, deep nesting, anchors twice, merge keys', async () => {
    const bomb = ['- &a [x, x, x, x, x, x, x, x, x]'];
    for (let level = 1; level < 12; level++) {
      const name = String.fromCharCode(97 + level);
      const before = String.fromCharCode(96 + level);
      bomb.push(`- &${name} [${Array(9).fill(`*${before}`).join(', ')}]`);
    }
    expect(codes(await read('process.yaml', `${bomb.join('\n')}\n`))).toEqual(['document.row']);
    expect(codes(await read('process.yaml', `- id: ${'['.repeat(100_000)}`))).toEqual(['yaml.broken']);
    expect(codes(await read('process.yaml', `- id: ${'[ '.repeat(200)}${'] '.repeat(200)}\n`))).toEqual([
      'yaml.deep',
    ]);
    expect(codes(await read('process.yaml', '- id: &x a\n  name: &x b\n'))).toEqual(['yaml.anchor']);
    expect(codes(await read('process.yaml', '- &x {id: a, site: &y [*y]}\n'))).toEqual(['yaml.deep']);
    expect(
      codes(await read('process.yaml', '- &x {site: tokyo}\n- <<: *x\n  id: b\n  item: boat\n')),
    ).toContain('column.unknown');
    const many = `- id: a\n  name: &n x\n${'- {id: b, name: *n}\n'.repeat(10_001)}`;
    expect(codes(await read('process.yaml', many))).toEqual(['yaml.aliases']);
  });
  it('prototype keys do not reach any prototype', async () => {
    const row =
      '{"id": "a", "site": "tokyo", "item": "boat", "__proto__": {"polluted": true}, "constructor": 1}';
    const model = '{"id": "m", "start": "2026-04-01", "buckets": "4w", "currency": "JPY"}';
    const issues = await read(
      'model.json',
      `{"model": [${model}], "process": [${row}], "__proto__": [{"polluted": 1}]}`,
      true,
    );
    expect(codes(issues)).toContain('column.unknown');
    expect(codes(issues)).toContain('table.unknown');
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });
  it('JSON: deep nesting, and every truncation of a document', async () => {
    expect(codes(await read('model.json', '['.repeat(1_000_000), true))).toEqual(['json.broken']);
    const whole = '{"model": [{"id": "m", "start": "2026-04-01", "buckets": "4\\u0077", "currency": "JPY"}]}';
    expect(codes(await read('model.json', whole, true))).toEqual([]);
    for (let length = 0; length < whole.length; length++)
      expect(codes(await read('model.json', whole.slice(0, length), true)), String(length)).toEqual([
        'json.broken',
      ]);
  });
  it('every truncation and many single-byte changes of a workbook', { timeout: 120_000 }, async () => {
    const { model } = await parseModel(base);
    const [{ bytes }] = await modelFiles(model, 'xlsx');
    expect(codes(await read('model.xlsx', bytes, true))).toEqual([]);
    for (let part = 0; part < 40; part++) {
      const issues = await read('model.xlsx', bytes.slice(0, Math.floor((bytes.length * part) / 40)), true);
      expect(codes(issues)).toEqual(['xlsx.broken']);
    }
    for (let at = 7; at < bytes.length; at += Math.floor(bytes.length / 60)) {
      const changed = bytes.slice();
      changed[at] ^= 0x55;
      await expect(read('model.xlsx', changed, true)).resolves.toBeDefined();
    }
  });
  it('random bytes under every name', async () => {
    let seed = 12345;
    const random = () => {
      seed = (seed * 1103515245 + 12345) & 0x7fffffff;
      return (seed >> 16) & 0xff;
    };
    for (const path of ['process.csv', 'process.yaml', 'model.json', 'model.xlsx']) {
      for (let run = 0; run < 25; run++) {
        const bytes = Uint8Array.from({ length: 200 }, random);
        const issues = await read(path, bytes, path.startsWith('model'));
        expect(issues.ok, `${path} ${run}`).toBe(false);
      }
    }
  });
  it('an error for callers says how much is wrong', async () => {
    const issues = await read('process.csv', 'id\na b\n');
    expect(new InputError(issues).message).toBe('3 error(s) in the input');
  });
});
