import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

/** The same core gives the same bytes in Chromium, on this Node and on Node 24. */

const root = fileURLToPath(new URL('../../', import.meta.url));
const quickstart = join(root, 'examples/quickstart');
const core = join(root, 'dist/core.js');
const executablePath = process.env.RENKEI_CHROMIUM ?? '/usr/bin/chromium';
const node24 = process.env.RENKEI_NODE24;
const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.wasm': 'application/wasm',
};

interface Metafile {
  readonly outputs: Record<
    string,
    { readonly imports: { readonly path: string; readonly external?: boolean }[] }
  >;
}

function planOn(node: string): string {
  const script = join(root, 'test/browser/plan-here.mjs');
  return execFileSync(node, [script, pathToFileURL(core).href, quickstart], {
    encoding: 'utf8',
    maxBuffer: 1e9,
  });
}

/** The plan apart from the name of the engine that made it. */
function withoutEngine(plan: string): unknown {
  const { header, tables } = JSON.parse(plan) as { header: Record<string, unknown>; tables: unknown };
  return { header: { ...header, engine: '' }, tables };
}

let reference: string;
let bundle: string;

beforeAll(() => {
  if (!existsSync(core)) throw new Error('dist/ is missing: run "npm run build" first');
  bundle = mkdtempSync(join(tmpdir(), 'renkei-bundle-'));
  execFileSync(process.execPath, [
    join(root, 'scripts/bundle-browser.mjs'),
    bundle,
    join(bundle, 'meta.json'),
  ]);
  reference = planOn(process.execPath);
});

afterAll(() => rmSync(bundle, { recursive: true, force: true }));

test('the plan has something in it', () => {
  const { header, tables } = JSON.parse(reference) as {
    header: { status: string };
    tables: { delivery: { delivered: number[] } };
  };
  expect(header.status).toBe('optimal');
  expect(tables.delivery.delivered.length).toBeGreaterThan(5);
});

test('the bundle imports nothing from outside, least of all of Node', () => {
  const { outputs } = JSON.parse(readFileSync(join(bundle, 'meta.json'), 'utf8')) as Metafile;
  const imports = Object.values(outputs).flatMap((output) => output.imports);
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter(({ external }) => external)).toEqual([]);
  expect(imports.filter(({ path }) => path.startsWith('node:'))).toEqual([]);
});

test('twice on one Node: the same bytes', () => {
  expect(planOn(process.execPath)).toBe(reference);
});

test.skipIf(!node24)('Node 24: the same bytes (needs RENKEI_NODE24, the path of its binary)', () => {
  expect(execFileSync(node24!, ['--version'], { encoding: 'utf8' })).toMatch(/^v24\./);
  expect(planOn(node24!)).toBe(reference);
});

describe.skipIf(!existsSync(executablePath))('Chromium (needs /usr/bin/chromium or RENKEI_CHROMIUM)', () => {
  let server: Server;
  let browser: Browser;
  let page: Page;
  const requests: string[] = [];

  beforeAll(async () => {
    server = createServer((request, response) => {
      const name = (request.url ?? '/').slice(1);
      const path = name === 'page.html' ? join(root, 'test/browser/page.html') : join(bundle, name);
      if (!existsSync(path)) {
        response.writeHead(404).end();
        return;
      }
      response.writeHead(200, { 'content-type': TYPES[extname(path)] ?? 'application/octet-stream' });
      response.end(readFileSync(path));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    browser = await chromium.launch({
      executablePath,
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-quic',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    page = await browser.newPage();
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(`${address()}/page.html`);
    await page.waitForSelector('html[data-ready=yes]', { state: 'attached' });
  });

  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => server.close(resolve));
  });

  const address = (): string => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  function planInPage(
    where: 'page' | 'worker',
  ): Promise<{ plan: string; verified: boolean; report: number }> {
    const files = readdirSync(quickstart).map((path) => ({
      path,
      base64: readFileSync(join(quickstart, path)).toString('base64'),
    }));
    return page.evaluate(([given, place]) => (window as unknown as PageWithRenkei).planHere(given, place), [
      files,
      where,
    ] as const);
  }

  test('in the page: the same bytes as on Node', async () => {
    const { plan, verified, report } = await planInPage('page');
    expect(plan).toBe(reference);
    expect(verified).toBe(true);
    expect(report).toBeGreaterThan(10_000);
  });

  test('in a Web Worker: the same plan', async () => {
    const { plan, verified } = await planInPage('worker');
    expect(withoutEngine(plan)).toEqual(withoutEngine(reference));
    expect(verified).toBe(true);
  });

  test('nothing is fetched from anywhere else', () => {
    expect(requests.length).toBeGreaterThan(2);
    expect(requests.filter((url) => !url.startsWith(address()))).toEqual([]);
  });
});

interface PageWithRenkei extends Window {
  planHere(
    files: readonly { readonly path: string; readonly base64: string }[],
    where: string,
  ): Promise<{ plan: string; verified: boolean; report: number }>;
}
