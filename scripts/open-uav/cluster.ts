import type { Workbook } from './csv.js';

/** Who takes part and where; all illustrative, with generic names. */
function members(out: Workbook): void {
  out.add(
    'organisation',
    { id: 'airframe-maker-a', name: 'Airframe maker A, JP', kind: 'manufacturer', country: 'JP' },
    { id: 'board-shop-b', name: 'Board and airframe shop B, UA', kind: 'manufacturer', country: 'UA' },
    { id: 'delivery-operator-c', name: 'Delivery operator C, JP', kind: 'technology-firm', country: 'JP' },
    { id: 'module-supplier-d', name: 'Module supplier D', kind: 'supplier' },
    { id: 'drive-and-battery-supplier-e', name: 'Drive and battery supplier E', kind: 'supplier' },
    { id: 'mechanical-parts-maker-f', name: 'Mechanical parts maker F, UA', kind: 'supplier', country: 'UA' },
    { id: 'composite-maker-g', name: 'Composite maker G, UA', kind: 'supplier', country: 'UA' },
    { id: 'material-stockist-h', name: 'Material stockist H, UA', kind: 'supplier', country: 'UA' },
    { id: 'distributor-i', name: 'Electronic parts distributor I, EU', kind: 'supplier' },
    { id: 'pcb-maker-j', name: 'Printed circuit board maker J, EU', kind: 'supplier' },
  );
  out.add(
    'site',
    {
      id: 'final-jp',
      name: 'Final assembly, JP',
      organisation: 'airframe-maker-a',
      calendar: 'day-jp',
    },
    {
      id: 'shop-ua',
      name: 'Board and airframe shop, UA',
      organisation: 'board-shop-b',
      calendar: 'day-ua',
    },
  );
  out.add(
    'calendar',
    {
      id: 'day-jp',
      name: 'One shift, Japan',
      weekdays: 'mon tue wed thu fri',
      hours_per_day: 8,
      holidays: 'JP',
    },
    {
      id: 'day-ua',
      name: 'One shift, Ukraine',
      weekdays: 'mon tue wed thu fri',
      hours_per_day: 8,
      holidays: 'UA',
    },
    {
      id: 'printers',
      name: 'Printers run by themselves',
      weekdays: 'mon tue wed thu fri sat sun',
      hours_per_day: 20,
    },
  );
  out.add(
    'calendar-exception',
    { calendar: 'day-jp', from: '2026-08-12', until: '2026-08-14', hours: 0, notes: 'summer shut-down' },
    { calendar: 'day-jp', from: '2026-12-29', until: '2027-01-04', hours: 0, notes: 'new year' },
    { calendar: 'day-jp', from: '2027-08-11', until: '2027-08-13', hours: 0, notes: 'summer shut-down' },
  );
}

function money(out: Workbook): void {
  out.add(
    'currency-rate',
    { currency: 'USD', rate: 161.8, notes: 'implied by a report of 2026-06-30' },
    { currency: 'EUR', rate: 176, notes: 'illustrative' },
    { currency: 'UAH', rate: 3.8, notes: 'illustrative' },
  );
  out.add('source', {
    id: 'yen-rate',
    title: 'About 100 billion yen (about 618 million US dollars): exchange rate implied',
    publisher: 'opinion article citing the South China Morning Post, first published on toutiao',
    date: '2026-06-30',
    reliability: 'E',
    notes: 'second-hand; the article carries a disclaimer of its author',
  });
  out.add(
    'assumption',
    {
      id: 'usd-rate',
      component: 'currency-rate',
      row: 'USD',
      attribute: 'rate',
      value: 161.8,
      source: 'yen-rate',
      quotation: '100 billion yen (about 618 million US dollars)',
      credibility: 3,
    },
    {
      id: 'eur-uah-rates',
      component: 'currency-rate',
      attribute: 'rate',
      illustrative: true,
      notes: 'EUR and UAH',
    },
  );
  const budget = (
    organisation: string,
    year: number,
    category: string,
    amount: number,
    currency: string,
    carry = 0,
  ) => ({
    id: `${organisation}-${category}-${year}`,
    organisation,
    fiscal_year: year,
    amount,
    currency,
    category,
    carry_over: carry,
  });
  out.add(
    'budget',
    budget('airframe-maker-a', 2026, 'procurement', 420e6, 'JPY', 1),
    budget('airframe-maker-a', 2027, 'procurement', 700e6, 'JPY'),
    budget('board-shop-b', 2026, 'procurement', 75e6, 'UAH', 1),
    budget('board-shop-b', 2027, 'procurement', 130e6, 'UAH'),
    budget('board-shop-b', 2026, 'capital', 17e6, 'UAH'),
    budget('board-shop-b', 2027, 'capital', 14e6, 'UAH'),
  );
}

function capacity(out: Workbook): void {
  const at = (id: string, name: string, site: string, rest: Record<string, string | number>) => ({
    id,
    name,
    site,
    ...rest,
  });
  out.add(
    'resource',
    at('smt-line', 'SMT line', 'shop-ua', {
      units: 1,
      efficiency: 0.8,
      cost_per_hour: 1800,
      overtime_limit: 0.25,
      overtime_cost: 2900,
      currency: 'UAH',
    }),
    at('laser-cutter', 'Laser cutter', 'shop-ua', {
      units: 2,
      efficiency: 0.85,
      cost_per_hour: 900,
      currency: 'UAH',
    }),
    at('printers', 'Filament printers', 'shop-ua', {
      units: 10,
      efficiency: 0.85,
      cost_per_hour: 12,
      currency: 'UAH',
      calendar: 'printers',
    }),
    at('bench-ua', 'Assembly bench, UA', 'shop-ua', {
      units: 6,
      efficiency: 0.9,
      cost_per_hour: 350,
      overtime_limit: 0.2,
      overtime_cost: 560,
      currency: 'UAH',
    }),
    at('test-stand-ua', 'Test stand, UA', 'shop-ua', {
      units: 1,
      efficiency: 0.7,
      cost_per_hour: 700,
      currency: 'UAH',
    }),
    at('bench-jp', 'Assembly bench, JP', 'final-jp', {
      units: 4,
      efficiency: 0.9,
      cost_per_hour: 4200,
      overtime_limit: 0.25,
      overtime_cost: 5600,
    }),
    at('test-stand-jp', 'Test stand, JP', 'final-jp', {
      units: 1,
      efficiency: 0.85,
      cost_per_hour: 9000,
      overtime_limit: 0.25,
      overtime_cost: 12000,
    }),
  );
  out.add(
    'expansion',
    {
      id: 'another-smt-line',
      name: 'Another SMT line',
      resource: 'smt-line',
      step: 1,
      price: 15e6,
      running_cost: 1.2e6,
      currency: 'UAH',
      lead_time: 180,
      earliest: '2026-10-01',
      most_steps: 1,
      whole_steps: true,
    },
    {
      id: 'ten-more-printers',
      name: 'Ten more printers',
      resource: 'printers',
      step: 10,
      price: 0.45e6,
      running_cost: 0.03e6,
      currency: 'UAH',
      lead_time: 45,
      earliest: '2026-07-01',
      most_steps: 3,
      whole_steps: true,
    },
  );
}

/**
 * Final assembly may be done at either site; the electronics stack below it likewise. What takes a day or two is given no
 * lead time: it would count a whole month in a monthly bucket.
 */
function assembly(out: Workbook): void {
  out.add(
    'process',
    { id: 'assemble-airframe', item: 'airframe', site: 'shop-ua' },
    { id: 'assemble-stack-jp', item: 'electronics-stack', site: 'final-jp' },
    { id: 'assemble-stack-ua', item: 'electronics-stack', site: 'shop-ua' },
    { id: 'assemble-uav-jp', item: 'quiver-uav', site: 'final-jp' },
    { id: 'assemble-uav-ua', item: 'quiver-uav', site: 'shop-ua' },
  );
  const hours = (process: string, resource: string, each: number) => ({ process, resource, hours: each });
  out.add(
    'process-resource',
    hours('assemble-airframe', 'bench-ua', 2.5),
    hours('assemble-stack-jp', 'bench-jp', 1.2),
    hours('assemble-stack-ua', 'bench-ua', 1.2),
    hours('assemble-uav-jp', 'bench-jp', 2.5),
    hours('assemble-uav-jp', 'test-stand-jp', 0.8),
    hours('assemble-uav-ua', 'bench-ua', 2.5),
    hours('assemble-uav-ua', 'test-stand-ua', 0.8),
  );
  out.add(
    'item',
    {
      id: 'quiver-uav',
      name: 'Delivery drone after Project Quiver',
      kind: 'product',
      standard_value: 1_400_000,
    },
    { id: 'airframe', name: 'Airframe', kind: 'assembly', standard_value: 130_000 },
    { id: 'electronics-stack', name: 'Electronics stack', kind: 'assembly', standard_value: 190_000 },
  );
}

function lanes(out: Workbook): void {
  const bought =
    'hobbywing-x6-plus tattu-30000mah-14s-battery benewake-tf03-100-lidar siyi-a8-gimbal-camera battery-adapter';
  const modules =
    'matek-pdb-fchub-12s-x-class-pdb-v2 matek-gnss-module-dronecan-m10q-3100-gnss matek-telemetry-module-mr24-30 ' +
    'raspberry-pi-5-with-active-cooler safetypowerswitch-70v-140-280a fuse-siba-9005805-200 cables cable-lug main-toggle-switch';
  const lane = (
    id: string,
    from: string,
    to: string,
    mode: string,
    days: number,
    cost: number,
    items: string,
  ) => ({
    id,
    from_site: from,
    to_site: to,
    mode,
    transit_time: days,
    cost,
    items,
  });
  out.add(
    'lane',
    lane('boards-ua-jp', 'shop-ua', 'final-jp', 'air', 12, 600, 'main-pcb fc-pcb battery-pcb fmuv3-board'),
    lane('assemblies-ua-jp', 'shop-ua', 'final-jp', 'air', 14, 9000, 'airframe electronics-stack'),
    lane('products-ua-jp', 'shop-ua', 'final-jp', 'air', 14, 16000, 'quiver-uav'),
    lane('drives-jp-ua', 'final-jp', 'shop-ua', 'air', 14, 2500, bought),
    lane('modules-jp-ua', 'final-jp', 'shop-ua', 'air', 14, 300, modules),
  );
}

function demand(out: Workbook): void {
  out.add('model', {
    id: 'open-uav',
    name: 'Ramp-up of an open-hardware delivery drone',
    start: '2026-04-01',
    buckets: '13w 17m',
    currency: 'JPY',
    fiscal_year_start: 4,
    goal: 'least-cost',
    holding_rate: 0.12,
  });
  out.add('programme', {
    id: 'delivery-fleet',
    name: 'From 5 to 200 a month in 18 months',
    item: 'quiver-uav',
    site: 'final-jp',
    customer: 'delivery-operator-c',
    interpolation: 'linear',
    value: 1_900_000,
  });
  out.add(
    'programme-point',
    { programme: 'delivery-fleet', date: '2026-05-01', rate: 5 },
    { programme: 'delivery-fleet', date: '2027-11-01', rate: 200 },
  );
}

function stocks(out: Workbook): void {
  const most = (
    item: string,
    site: string,
    maximum: number,
    opening = 0,
    notes = 'revisions change: few are kept',
  ) => ({
    item,
    site,
    opening_stock: opening,
    maximum,
    notes,
  });
  out.add(
    'buffer',
    most('quiver-uav', 'final-jp', 8, 0, 'room and ageing batteries'),
    most('quiver-uav', 'shop-ua', 4, 0, 'room and ageing batteries'),
    most('electronics-stack', 'final-jp', 6),
    most('electronics-stack', 'shop-ua', 4),
    ...['main-pcb', 'fc-pcb', 'battery-pcb', 'fmuv3-board'].flatMap((board) => [
      most(board, 'shop-ua', 8, 6),
      most(board, 'final-jp', 6),
    ]),
    { item: 'airframe', site: 'shop-ua', opening_stock: 4 },
    { item: 'hobbywing-x6-plus', site: 'final-jp', opening_stock: 24, minimum: 16 },
    { item: 'tattu-30000mah-14s-battery', site: 'final-jp', opening_stock: 6 },
    { item: 'benewake-tf03-100-lidar', site: 'final-jp', opening_stock: 8 },
    { item: 'siyi-a8-gimbal-camera', site: 'final-jp', opening_stock: 8 },
    { item: 'aluminium-sheet-2mm', site: 'shop-ua', opening_stock: 60 },
    { item: 'filament', site: 'shop-ua', opening_stock: 25 },
  );
  const order = (id: string, item: string, site: string, quantity: number, due: string) => ({
    id,
    kind: 'purchase',
    item,
    site,
    quantity,
    due,
  });
  out.add(
    'order',
    order('open-x6', 'hobbywing-x6-plus', 'final-jp', 80, '2026-05-11'),
    order('open-batteries', 'tattu-30000mah-14s-battery', 'final-jp', 20, '2026-05-18'),
    order('open-mcu', 'stm32f427vit6', 'shop-ua', 150, '2026-04-20'),
    order('open-beams', 'cf-motor-beam', 'shop-ua', 60, '2026-04-27'),
  );
}

export function writeCluster(out: Workbook): void {
  demand(out);
  members(out);
  money(out);
  capacity(out);
  assembly(out);
  lanes(out);
  stocks(out);
  const everything = [
    'resource',
    'expansion',
    'budget',
    'lane',
    'programme-point',
    'buffer',
    'order',
    'calendar',
    'process',
    'process-resource',
    'process-yield',
  ];
  for (const component of everything) {
    out.add('assumption', {
      id: `illustrative-${component}`,
      component,
      illustrative: true,
      notes: 'made up for the example',
    });
  }
}
