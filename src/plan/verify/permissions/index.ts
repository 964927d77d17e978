import { column } from '../../../schema/columns.js';
import type { Case } from '../case.js';
import { getOrMake } from '../maps.js';
import { isSome, allowed as tolerance } from '../tolerance.js';
import { type Moved, movedAcross, movedOrder } from './flows.js';
import { type Allowed, Law, type Touched } from './law.js';
import { permissionsApply } from './tables.js';

/** What the verifier knows of permissions; open orders ask it whether they may arrive. */
export interface Permits {
  /** Whether an open order may cross the border in the bucket in which it is due (S31). */
  orderMayArrive(order: number): boolean;
  /** Every flow of the plan against the rows of the table `permission` (S31-S36); open orders as received. */
  check(received: (order: number) => number): void;
}

export function readPermits(c: Case): Permits {
  const { length, subject } = c.rows.permission;
  if (!permissionsApply(c.model)) {
    return {
      orderMayArrive: () => true,
      check: () => {
        for (let row = 0; row < length; row++)
          c.check.holds('permission-row', false, () => subject(row), -1, '-', 1);
      },
    };
  }
  const law = new Law(c);
  return {
    orderMayArrive: (order) => {
      const flow = movedOrder(c, order, 0);
      return !flow || law.touched(flow).every((touched) => count(law.allowed(flow, touched)) > 0);
    },
    check: (received) => {
      const orders = c.ids.order.names.map((_, j) => movedOrder(c, j, received(j)));
      const flows = [
        ...movedAcross(c),
        ...orders.filter((flow) => flow !== undefined && isSome(flow.quantity)),
      ];
      checkFlows(c, law, flows as Moved[]);
      checkCaps(c, law);
    },
  };
}

function count(allowed: Allowed): number {
  return Object.values(allowed).reduce((sum, ids) => sum + ids.size, 0);
}

function checkFlows(c: Case, law: Law, flows: readonly Moved[]): void {
  const { length, number, text, subject } = c.rows.permission;
  const rows = new Map<string, number[]>();
  for (let row = 0; row < length; row++) {
    const key = [
      text.flow[row],
      text.id[row],
      text.item[row],
      text.jurisdiction[row],
      text.control[row],
    ].join('\u0000');
    getOrMake(rows, `${key}\u0000${number.bucket[row]}`, (): number[] => []).push(row);
  }
  for (const flow of flows) {
    const name = flow.technology === '' ? c.ids.item.names[flow.item] : flow.technology;
    for (const touched of law.touched(flow)) {
      const key = [flow.kind, flow.id, name, touched.jurisdiction, touched.control, flow.bucket].join(
        '\u0000',
      );
      checkTouch(c, law, flow, touched, name, rows.get(key) ?? []);
      rows.delete(key);
    }
  }
  // What is left covers nothing that the plan does.
  for (const row of [...rows.values()].flat())
    c.check.atMost('permission-row', () => subject(row), number.bucket[row], 0, number.quantity[row]);
}

/** Rows of one flow, bucket and jurisdiction: they cover all of it, each by something that may. */
function checkTouch(
  c: Case,
  law: Law,
  flow: Moved,
  touched: Touched,
  name: string,
  rows: readonly number[],
): void {
  const { number, text, subject } = c.rows.permission;
  const allowed = law.allowed(flow, touched);
  const place = (): string =>
    [flow.kind, flow.id, name, `${flow.from} → ${flow.to}`, touched.jurisdiction, touched.control].join(
      ' / ',
    );
  let covered = 0;
  const rates = c.money.rates(column(c.model, 'item', 'currency')[flow.item]);
  const value = column(c.model, 'item', 'standard_value')[flow.item];
  for (const row of rows) {
    const [kind, by] = [text.cover[row], text.by[row]];
    const valid = allowed[kind as keyof Allowed]?.has(by) ?? false;
    c.check.holds(
      'permission-valid',
      valid,
      () => subject(row),
      flow.bucket,
      listed(allowed),
      `${kind} ${by}`,
    );
    if (valid) covered += number.quantity[row];
    const worth = value > 0 ? value * rates[flow.bucket] * number.quantity[row] : 0;
    c.check.equal('permission-value', () => subject(row), flow.bucket, worth, number.value[row]);
  }
  if (covered < flow.quantity - tolerance(flow.quantity) || rows.length === 0)
    c.check.holds('permission-cover', false, place, flow.bucket, flow.quantity, covered);
  else c.check.equal('permission-cover', place, flow.bucket, flow.quantity, covered);
}

function listed(allowed: Allowed): string {
  const names = Object.entries(allowed).flatMap(([kind, ids]) => [...ids].map((id) => `${kind} ${id}`));
  return names.length > 0 ? names.join(', ') : '-';
}

/** What each authorisation carries against its caps (S36). */
function checkCaps(c: Case, law: Law): void {
  const { length, number, text } = c.rows.permission;
  const value = column(c.model, 'item', 'standard_value');
  const currency = column(c.model, 'item', 'currency');
  for (const { id, quantityCap, quantityUsed, valueCap, valueUsed, currency: own } of law.authorisations) {
    let units = 0;
    let worth = 0;
    for (let row = 0; row < length; row++) {
      if (text.cover[row] !== 'authorisation' || text.by[row] !== id) continue;
      const [t, quantity] = [number.bucket[row], number.quantity[row]];
      const item = drawnItem(c, row);
      units += quantity;
      if (!Number.isNaN(valueCap))
        worth += (quantity * value[item] * c.money.rates(currency[item])[t]) / c.money.rates(own)[t];
    }
    const name = `authorisation / ${id}`;
    if (!Number.isNaN(quantityCap))
      c.check.atMost(
        'permission-cap',
        name,
        -1,
        Math.max(0, quantityCap - quantityUsed),
        units,
        units + quantityUsed,
      );
    if (!Number.isNaN(valueCap))
      c.check.atMost('permission-cap', name, -1, Math.max(0, valueCap - valueUsed), worth, worth + valueUsed);
  }
}

/** The item of a row; of a technology, what the process makes. */
function drawnItem(c: Case, row: number): number {
  const { text } = c.rows.permission;
  if (text.flow[row] !== 'technology') return c.ids.item.find(text.item[row]);
  return c.ids.item.find(column(c.model, 'process', 'item')[c.ids.process.find(text.id[row])]);
}
