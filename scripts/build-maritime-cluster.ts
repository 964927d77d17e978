/**
 * Builds examples/maritime-cluster: `npx tsx scripts/build-maritime-cluster.ts`. What reports say is in source.csv and
 * assumption.csv with its words; everything else is illustrative and marked so.
 */
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeCapacity } from './maritime-cluster/capacity.js';
import { writeDemand } from './maritime-cluster/demand.js';
import { writeEvents } from './maritime-cluster/events.js';
import { writeEvidence } from './maritime-cluster/evidence.js';
import { writeFleet } from './maritime-cluster/fleet.js';
import { writeMembers } from './maritime-cluster/members.js';
import { writeMoney } from './maritime-cluster/money.js';
import { writePermissions } from './maritime-cluster/permissions.js';
import { writeReadiness } from './maritime-cluster/readiness.js';
import { writeRevisions } from './maritime-cluster/revisions.js';
import { writeScenarios } from './maritime-cluster/scenarios.js';
import { Sheet } from './maritime-cluster/sheet.js';
import { writeStocks } from './maritime-cluster/stocks.js';
import { writeStructure } from './maritime-cluster/structure.js';
import { writeSupply } from './maritime-cluster/supply.js';
import { writeTables } from './open-uav/csv.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const out = new Sheet();
writeDemand(out);
writeMembers(out);
const structure = writeStructure(out, writeCapacity(out));
const countries = new Map(out.rows('site').map(({ id, country }) => [id, String(country)]));
writeReadiness(out);
writeSupply(out, structure, { country: (site) => countries.get(site) ?? '' });
writeRevisions(out);
writeFleet(out);
writeStocks(out);
writeMoney(out);
writePermissions(out);
writeEvents(out);
writeScenarios(out);
writeEvidence(out);
writeTables(out, process.argv[2] ?? join(root, 'examples/maritime-cluster'), join(root, 'templates/csv'));
for (const [component, rows] of out.tables) console.log(`${component}: ${rows.length}`);
for (const id of ['css', 'css-b2', 'lra', 'mpv']) console.log(id, structure.values.get(id));
