import { type BomLine, type BomReading, partId } from '../../src/interop/bom/index.js';
import { type Level, MATERIALS, USES } from './airframe.js';
import type { Workbook } from './csv.js';
import { GENERAL } from './sources.js';

const PROCESS_OF_LEVEL: Readonly<Record<Level, readonly string[]>> = {
  airframe: ['assemble-airframe'],
  stack: ['assemble-stack-jp', 'assemble-stack-ua'],
  final: ['assemble-uav-jp', 'assemble-uav-ua'],
};
const SITE_OF_LEVEL: Readonly<Record<Level, string>> = {
  airframe: 'shop-ua',
  stack: 'final-jp',
  final: 'final-jp',
};
export function writeAirframe(reading: BomReading, out: Workbook): void {
  out.add('source', { ...GENERAL });
  const seen = new Set<string>();
  for (const line of reading.lines) {
    const item = partId(line);
    const use = USES[item];
    if (!use) throw new Error(`nobody has said what becomes of ${item}`);
    seen.add(item);
    if (use.source.how === 'replaced') continue;
    out.add('item', {
      id: item,
      name: line.value,
      kind: 'part',
      notes: [line.subsystem, line.note].filter(Boolean).join('; '),
    });
    for (const process of PROCESS_OF_LEVEL[use.into])
      out.add('process-input', { process, item, quantity: line.quantity });
    writeMakeOrBuy(item, line, use.source, SITE_OF_LEVEL[use.into], out);
  }
  const left = Object.keys(USES).filter((item) => !seen.has(item));
  if (left.length > 0) throw new Error(`the general bill has no ${left.join(', ')}`);
  for (const process of PROCESS_OF_LEVEL.final) {
    out.add(
      'process-input',
      { process, item: 'airframe', quantity: 1 },
      { process, item: 'electronics-stack', quantity: 1 },
    );
  }
  for (const process of Object.values(PROCESS_OF_LEVEL).flat()) {
    out.add('assumption', {
      id: `bom-of-${process}`,
      component: 'process-input',
      row: process,
      attribute: 'quantity',
      source: GENERAL.id,
      notes: 'quantities of bought, lasercut and printed parts; one of each board is illustrative',
    });
  }
  const replaced = Object.entries(USES).flatMap(([item, { source }]) =>
    source.how === 'replaced' ? [`${item}: ${source.why}`] : [],
  );
  out.add('assumption', {
    id: 'replaced-lines',
    component: 'process-input',
    illustrative: true,
    notes: `lines of the general bill replaced. ${replaced.join('; ')}`,
  });
}

function writeMakeOrBuy(
  item: string,
  line: BomLine,
  source: (typeof USES)[string]['source'],
  site: string,
  out: Workbook,
): void {
  if (source.how === 'buy') {
    const id = `${source.supplier}-${item}`;
    out.add('offer', {
      id,
      supplier: source.supplier,
      item,
      site,
      price: source.price,
      currency: source.currency,
      lead_time: source.leadTime,
      notes: 'illustrative price',
    });
    out.add('assumption', {
      id: `price-of-${id}`,
      component: 'offer',
      row: id,
      attribute: 'price',
      illustrative: true,
    });
    return;
  }
  if (source.how === 'replaced') return;
  const laser = source.how === 'laser';
  const process = `${laser ? 'cut' : 'print'}-${item}`;
  out.add('process', {
    id: process,
    site,
    item,
    yield: laser ? 0.99 : 0.94,
  });
  out.add('process-input', {
    process,
    item: laser ? source.material : 'filament',
    quantity: laser ? source.quantity : source.kg,
    scrap: laser ? 0.12 : 0.04,
    notes: line.note ?? '',
  });
  out.add('process-resource', {
    process,
    resource: laser ? 'laser-cutter' : 'printers',
    hours: source.hours,
  });
  out.add('assumption', {
    id: `material-of-${process}`,
    component: 'process-input',
    row: process,
    attribute: 'quantity',
    illustrative: true,
  });
}

export function writeMaterials(out: Workbook): void {
  for (const [id, { unit, price, name }] of Object.entries(MATERIALS)) {
    out.add('item', { id, name, unit, kind: 'material' });
    out.add('offer', {
      id: `material-stockist-h-${id}`,
      supplier: 'material-stockist-h',
      item: id,
      site: 'shop-ua',
      price,
      currency: 'UAH',
      lead_time: 14,
      notes: 'illustrative price',
    });
    out.add('assumption', {
      id: `price-of-${id}`,
      component: 'offer',
      row: `material-stockist-h-${id}`,
      attribute: 'price',
      illustrative: true,
    });
  }
}
