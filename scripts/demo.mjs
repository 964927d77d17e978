/**
 * README command 1: plans examples/open-uav into out/open-uav, prints the answer and opens the report where there is a
 * desktop (`--no-open` never does). Builds first when there is no build.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

function run(script, ...args) {
  const { status, error } = spawnSync(process.execPath, [join(root, script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}

if (!existsSync(join(root, 'dist/cli/main.js'))) run('scripts/build.mjs');
const open = process.argv.includes('--no-open') ? [] : ['--open'];
console.error(
  'Planning examples/open-uav: a delivery drone from its real bills of material, 5 to 200 a month …\n',
);
run('bin/renkei.js', 'plan', 'examples/open-uav', '--out', 'out/open-uav', ...open);
