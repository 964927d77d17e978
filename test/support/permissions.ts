import { IssueList } from '../../src/base/issues.js';
import { planModel, type RunResult } from '../../src/jobs/plan.js';
import type { RowTypes } from '../../src/schema/generated/types.js';
import { type ModelRows, modelOf } from './model.js';

type Row<C extends keyof RowTypes> = RowTypes[C];

/**
 * A small cluster in which one item goes from a maker in one country to a customer's site in another, with nothing but
 * permissions in the way: what is delivered says whether, when and how much the tables allow.
 */
export interface Trade {
  /** Country of the maker and of the customer. */
  readonly from: string;
  readonly to: string;
  readonly model?: Partial<Row<'model'>>;
  readonly item?: Partial<Row<'item'>>;
  readonly lane?: Partial<Row<'lane'>>;
  /** Tables that are added as they are. */
  readonly rows?: ModelRows;
}

/** Units made and wanted in each of the twelve monthly buckets of 2027. */
export const MONTHLY = 10;

export function tradeRows({ from, to, model, item, lane, rows = {} }: Trade): ModelRows {
  const base: ModelRows = {
    model: [{ id: 'm', start: '2027-01-01', buckets: '12m', currency: 'EUR', ...model }],
    organisation: [
      {
        id: 'maker',
        kind: 'manufacturer',
        country: from,
        parent: rows.organisation?.find(({ id }) => id === 'group')?.id,
      },
      { id: 'customer', kind: 'government', country: to },
      ...(rows.organisation ?? []),
    ],
    site: [
      { id: 'works', organisation: 'maker' },
      { id: 'depot', organisation: 'customer' },
      ...(rows.site ?? []),
    ],
    item: [{ id: 'vessel', kind: 'product', standard_value: 100, ...item }, ...(rows.item ?? [])],
    process: [
      {
        id: 'build',
        site: 'works',
        item: 'vessel',
        most_per_bucket: 40,
        technology: rows.technology?.[0].id,
      },
      ...(rows.process ?? []),
    ],
    lane: [
      { id: 'ship', from_site: 'works', to_site: 'depot', items: ['vessel'], ...lane },
      ...(rows.lane ?? []),
    ],
    // What is shipped is delivered at once, so that shipments say what was allowed when.
    buffer: [{ item: 'vessel', site: 'depot', maximum: 0 }, ...(rows.buffer ?? [])],
    demand: Array.from({ length: 12 }, (_, t) => ({
      id: `d${String(t + 1).padStart(2, '0')}`,
      item: 'vessel',
      site: 'depot',
      quantity: MONTHLY,
      due: `2027-${String(t + 1).padStart(2, '0')}-28`,
      latest: `2027-${String(t + 1).padStart(2, '0')}-28`,
    })),
  };
  return { ...rows, ...base };
}

/** Plans rows and makes sure that the plan is verified. */
export async function planRows(rows: ModelRows): Promise<RunResult> {
  const result = await planModel(modelOf(rows));
  if (!result.plan || !result.verification?.ok) {
    const errors = result.issues instanceof IssueList ? result.issues.errors : [];
    throw new Error(
      JSON.stringify({ status: result.status, errors, broken: result.verification?.broken.slice(0, 5) }),
    );
  }
  return result;
}

/** Units shipped on the lane in each month. */
export async function shipped(trade: Trade): Promise<number[]> {
  const { plan } = await planRows(tradeRows(trade));
  const { columns, length } = plan!.tables.shipment;
  const found = Array.from({ length: 12 }, () => 0);
  for (let row = 0; row < length; row++)
    if ((columns.lane as readonly string[])[row] === 'ship')
      found[(columns.bucket as Float64Array)[row]] += (columns.shipped as Float64Array)[row];
  return found;
}
