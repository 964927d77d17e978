/**
 * Takes the pictures of the documentation from out/open-uav/report.html, which `npm run demo` writes: parts of the page
 * at 1280 pixels, and its top at 390 as a telephone shows it. Needs Chromium: /usr/bin/chromium, or RENKEI_CHROMIUM.
 */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { chromium } from 'playwright-core';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const report = resolve(process.argv[2] ?? join(root, 'out/open-uav/report.html'));
const images = resolve(process.argv[3] ?? join(root, 'docs/images'));
if (!existsSync(report)) {
  console.error(`${report} is not there: run "npm run demo" first.`);
  process.exit(1);
}

const browser = await chromium.launch({
  executablePath: process.env.RENKEI_CHROMIUM ?? '/usr/bin/chromium',
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
mkdirSync(images, { recursive: true });

async function open(width, height) {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: 'light' });
  await page.goto(pathToFileURL(report).href);
  const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
  if (overflow > 0) console.error(`At ${width} pixels the page is ${overflow} pixels too wide.`);
  return page;
}

async function save(name, picture) {
  const path = join(images, `${name}.png`);
  await picture.screenshot({ path });
  console.log(path);
}

const wide = await open(1280, 900);
await save('report-answer', wide.locator('header'));
await save('report-ramp', wide.locator('#ramp'));
await save('report-capacity', wide.locator('#capacity'));
await save('report-narrow', await open(390, 844));
await browser.close();
