import { unzipSync } from 'fflate';
import { expect, it } from 'vitest';
import { boatyardModel } from '../explain/boatyard.fixture.js';
import { planOf } from '../explain/rows.fixture.js';
import { planWorkbook } from '../report/workbook.js';
import { deflateBeside } from './deflate.js';

it('makes the same workbook as compressing in this thread does, of whatever many pieces', async () => {
  // More than three pieces of a megabyte, so that every buffer is used again.
  const odd = [0, -0, -1, 7, 10, 999_999_999, 1_000_000_000, -1e9, 2 ** 53, 1 / 3, -1e-7, 1e21, Number.NaN];
  const production = Array.from({ length: 40_000 }, (_, k) => ({
    process: k % 3 ? `make-${k >> 4}` : `<${k % 7} & "more" 船>`,
    bucket: k % 104,
    started: odd[k % odd.length],
    output: k / 7,
    arrival: k % 11 ? k : Number.POSITIVE_INFINITY,
  }));
  const plan = planOf({}, { production });
  const here = unzipSync(await planWorkbook(boatyardModel(), plan));
  const beside = unzipSync(await planWorkbook(boatyardModel(), plan, { deflate: deflateBeside }));
  expect(Object.keys(beside)).toEqual(Object.keys(here));
  const largest = Math.max(...Object.values(here).map(({ length }) => length));
  expect(largest).toBeGreaterThan(4e6);
  for (const [name, bytes] of Object.entries(here)) expect(Buffer.compare(beside[name], bytes), name).toBe(0);
  const sheet = new TextDecoder().decode(Object.values(beside).find(({ length }) => length === largest));
  const cells = [...sheet.matchAll(/<c r="C(?!1")(\d+)"[^>]*><v>([^<]*)</g)];
  expect(cells.length).toBe(production.filter(({ started }) => !Number.isNaN(started)).length);
  for (const [, row, value] of cells) expect(value).toBe(String(production[Number(row) - 2].started));
});

it('fails where the compressor does', async () => {
  const plan = planOf({}, { production: [{ process: 'p', bucket: 3, started: 1, output: 1, arrival: -1 }] });
  const broken: typeof deflateBeside = (give) => ({
    ...deflateBeside(give),
    push: () => Promise.reject(new Error('no room')),
  });
  await expect(planWorkbook(boatyardModel(), plan, { deflate: broken })).rejects.toThrow('no room');
});

it('ends when it is cancelled', async () => {
  const plan = planOf({}, { production: [{ process: 'p', bucket: 3, started: 1, output: 1, arrival: -1 }] });
  const control = new AbortController();
  const { signal } = control;
  const workbook = planWorkbook(boatyardModel(), plan, { deflate: deflateBeside, signal });
  control.abort(new Error('cancelled'));
  await expect(workbook).rejects.toThrow('cancelled');
});
