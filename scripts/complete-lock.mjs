/**
 * Adds to package-lock.json what npm leaves out: a registry mirror that lacks the binaries of other platforms makes npm
 * write a lock file without them, which `npm ci` then refuses everywhere. Versions are those that the depending package
 * states; there is no hash, since the file was not there to hash. Run it after `npm install` where the test
 * "the lock file is complete" fails.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const path = join(dirname(fileURLToPath(import.meta.url)), '../package-lock.json');
const lock = JSON.parse(readFileSync(path, 'utf8'));

const OS = /android|darwin|linux|win32|freebsd|netbsd|openbsd|openharmony|sunos|aix/;
const CPU = /(?:arm64|x64|ia32|ppc64|riscv64|s390x|loong64|arm)(?![a-z0-9])/;

/** Whether a package that stands at `at` finds another, in its own folder or one above. */
function finds(at, name) {
  const steps = at.split('/node_modules/');
  for (let depth = steps.length; depth > 0; depth--)
    if (lock.packages[`${steps.slice(0, depth).join('/node_modules/')}/node_modules/${name}`]) return true;
  return lock.packages[`node_modules/${name}`] !== undefined;
}

function entry(name, version, dev) {
  const os = OS.exec(name)?.[0];
  const cpu = CPU.exec(name)?.[0];
  if (!os || !cpu || !/^\d/.test(version))
    throw new Error(`${name}@${version}: no platform in its name; add it by hand`);
  const libc = /musl/.test(name) ? ['musl'] : os === 'linux' && /gnu/.test(name) ? ['glibc'] : undefined;
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc ? { libc } : {}),
    optional: true,
    os: [os],
  };
}

let added = 0;
for (const [at, { optionalDependencies = {}, dev }] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(optionalDependencies)) {
    if (finds(at, name)) continue;
    lock.packages[`node_modules/${name}`] = entry(name, version, dev);
    added++;
  }
}
const paths = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(paths.map((each) => [each, lock.packages[each]]));
writeFileSync(path, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} added`);
