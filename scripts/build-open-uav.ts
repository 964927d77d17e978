/**
 * Builds examples/open-uav from the real bills of material of two open-hardware projects:
 * `npx tsx scripts/build-open-uav.ts [folder of the reference bills]`. Items, quantities and vendors' prices are facts
 * of the files (see source.csv); everything else is illustrative and marked so in assumption.csv.
 */
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readMarkdownBom } from '../src/interop/markdown-bom/index.js';
import { readPartsDatabase } from '../src/interop/parts-database/index.js';
import { type Board, readBoards, writeBoards, writeSubstitutes } from './open-uav/boards.js';
import { writeCluster } from './open-uav/cluster.js';
import { Workbook, writeTables } from './open-uav/csv.js';
import { writeAirframe, writeMaterials } from './open-uav/structure.js';

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..');
const reference = resolve(
  process.argv[2] ?? process.env.RENKEI_REFERENCE ?? join(root, '../shared/reference'),
  'boms',
);
const bytes = (path: string): Uint8Array => new Uint8Array(readFileSync(join(reference, path)));

/** Holding cost rests on values: an offer's price in yen for what is bought, stated values for boards. */
function writeValues(boards: readonly Board[], out: Workbook): void {
  const rates = new Map<unknown, number>(
    out.rows('currency-rate').map((row) => [row.currency, Number(row.rate)]),
  );
  const breaks = new Map(out.rows('offer-price').map((row) => [row.offer, Number(row.price)]));
  const values = new Map(
    out
      .rows('offer')
      .map((row) => [row.item, Number(row.price ?? breaks.get(row.id)) * (rates.get(row.currency) ?? 1)]),
  );
  for (const board of boards) values.set(board.id, board.value);
  const items = out.tables.get('item') ?? [];
  items.forEach((row, i) => {
    const value = values.get(row.id);
    if (value !== undefined && row.standard_value === undefined)
      items[i] = { ...row, standard_value: Number(value.toPrecision(3)) };
  });
  out.add('assumption', {
    id: 'illustrative-values',
    component: 'item',
    attribute: 'standard_value',
    illustrative: true,
    notes: 'price of an offer in yen, three digits; boards and assemblies made up',
  });
}

const out = new Workbook();
writeCluster(out);
const boards = await readBoards(bytes);
const database = 'pixhawk/A_PX4_PARTS_DATABASE.csv';
// The database states no currency: the links of DigiKey (DK) are of the American shop, those of Mouser (ME) of the Austrian one.
const prices = readPartsDatabase(bytes(database), database, { currency: 'USD', currencies: { ME: 'EUR' } });
out.add('assumption', {
  id: 'currency-of-database',
  component: 'offer',
  attribute: 'currency',
  illustrative: true,
  notes: 'the parts database states none; USD for DigiKey and EUR for Mouser are inferred from its links',
});
writeBoards(boards, prices.offers, out);
writeSubstitutes(out);
writeAirframe(readMarkdownBom(bytes('quiver/pt2-general-bom.md'), 'pt2-general-bom.md'), out);
writeMaterials(out);
writeValues(boards, out);
writeTables(out, join(root, 'examples/open-uav'), join(root, 'templates/csv'));
for (const [component, rows] of out.tables) console.log(`${component}: ${rows.length}`);
