import type { ComponentName, RowTypes } from '../../src/schema/generated/types.js';
import type { ModelRows } from './model.js';

/** What is known of the plan that a network has, for limits that count in buckets. */
export interface Known {
  /** First day of the last bucket. */
  readonly lastBucket: string;
}

/** Loosens one limit, chosen by `pick`; undefined where the network has none of the kind. */
export interface Relaxation {
  readonly name: string;
  /** Objectives that cannot get worse: all, or only service and stock (what comes early must be kept, and that costs). */
  readonly holds: 'all' | 'service';
  relax(rows: ModelRows, pick: number, known: Known): ModelRows | undefined;
}

type Row<C extends ComponentName> = RowTypes[C];

/** Changes one row among those that `change` can change. */
function oneRow<C extends ComponentName>(
  component: C,
  change: (row: Row<C>, rows: ModelRows, known: Known) => Row<C> | undefined,
): Relaxation['relax'] {
  return (rows, pick, known) => {
    const list = (rows[component] ?? []) as readonly Row<C>[];
    const options = list.flatMap((row, at) => {
      const changed = change(row, rows, known);
      return changed ? [{ at, changed }] : [];
    });
    if (options.length === 0) return undefined;
    const { at, changed } = options[pick % options.length];
    return { ...rows, [component]: list.map((row, k) => (k === at ? changed : row)) };
  };
}

/** Adds one row made from an existing one. */
function anotherRow<C extends ComponentName>(
  component: C,
  make: (row: Row<C>, rows: ModelRows) => ModelRows | undefined,
): Relaxation['relax'] {
  return (rows, pick) => {
    const list = (rows[component] ?? []) as readonly Row<C>[];
    const options = list.flatMap((row) => make(row, rows) ?? []);
    if (options.length === 0) return undefined;
    const added = options[pick % options.length];
    const tables = Object.entries(added).map(([name, more]) => [
      name,
      [...((rows[name as ComponentName] ?? []) as readonly unknown[]), ...(more as readonly unknown[])],
    ]);
    return { ...rows, ...Object.fromEntries(tables) };
  };
}

const some = (value: number | undefined): value is number => value !== undefined;

function hasMaximum(rows: ModelRows, item: string): boolean {
  return rows.buffer?.some((buffer) => buffer.item === item && some(buffer.maximum)) ?? false;
}

const LIMITS: readonly Relaxation[] = [
  {
    name: 'more units of a resource',
    holds: 'all',
    relax: oneRow('resource', (row) => ({ ...row, units: (row.units ?? 1) * 1.5 })),
  },
  {
    name: 'more units or hours in a stretch',
    holds: 'all',
    relax: oneRow('resource-capacity', (row) =>
      // More hours by a stretch of hours would also give more hours to each step: fewer rows to reason about.
      some(row.units) ? { ...row, units: row.units * 1.5 } : { ...row, hours: (row.hours ?? 0) * 1.5 },
    ),
  },
  {
    name: 'more overtime',
    holds: 'all',
    relax: oneRow('resource', (row) => ({ ...row, overtime_limit: (row.overtime_limit ?? 0) + 0.4 })),
  },
  {
    name: 'more room',
    holds: 'all',
    relax: oneRow('buffer', (row) => (some(row.maximum) ? { ...row, maximum: row.maximum * 2 } : undefined)),
  },
  {
    name: 'no maximum',
    holds: 'all',
    relax: oneRow('buffer', (row) => (some(row.maximum) ? { ...row, maximum: undefined } : undefined)),
  },
  {
    name: 'an offer without most per bucket',
    holds: 'all',
    relax: oneRow('offer', (row) =>
      some(row.most_per_bucket) ? { ...row, most_per_bucket: undefined } : undefined,
    ),
  },
  {
    name: 'a process without most per bucket',
    holds: 'all',
    relax: oneRow('process', (row) =>
      some(row.most_per_bucket) ? { ...row, most_per_bucket: undefined } : undefined,
    ),
  },
  {
    name: 'a larger lane',
    holds: 'all',
    relax: oneRow('lane', (row) =>
      some(row.most_per_bucket) ? { ...row, most_per_bucket: row.most_per_bucket * 2 } : undefined,
    ),
  },
  {
    name: 'a larger budget',
    holds: 'all',
    relax: oneRow('budget', (row) => ({ ...row, amount: row.amount * 1.5 })),
  },
  {
    name: 'more carried over',
    holds: 'all',
    relax: oneRow('budget', (row) => ((row.carry_over ?? 0) < 1 ? { ...row, carry_over: 1 } : undefined)),
  },
  {
    name: 'more steps',
    holds: 'all',
    relax: oneRow('expansion', (row) =>
      some(row.most_steps) ? { ...row, most_steps: row.most_steps + 2 } : undefined,
    ),
  },
];

const DATES: readonly Relaxation[] = [
  {
    // Up to the last bucket: without a limit before it, what is short counts as late as well (S16).
    name: 'a later latest date',
    holds: 'all',
    relax: oneRow('demand', (row, _, { lastBucket }) => {
      const before = dayBefore(lastBucket);
      return row.latest !== undefined && row.latest < before ? { ...row, latest: before } : undefined;
    }),
  },
  {
    // What is paid on receipt would be paid earlier, perhaps from another year's budget.
    name: 'an offer with a shorter lead time',
    holds: 'service',
    relax: oneRow('offer', (row, rows) =>
      (row.lead_time ?? 0) > 0 && row.payment !== 'receipt' && !hasMaximum(rows, row.item)
        ? { ...row, lead_time: Math.floor((row.lead_time ?? 0) / 2) }
        : undefined,
    ),
  },
  {
    // Hours spread over the lead time would move to fewer days.
    name: 'a process with a shorter lead time',
    holds: 'service',
    relax: oneRow('process', (row, rows) => {
      const spread = rows['process-resource']?.some((r) => r.process === row.id && r.timing === 'spread');
      const others = rows['process-output']?.some((r) => r.process === row.id && hasMaximum(rows, r.item));
      if (spread || others || hasMaximum(rows, row.item) || !row.lead_time) return undefined;
      return { ...row, lead_time: Math.floor(row.lead_time / 2) };
    }),
  },
  {
    name: 'a lane with a shorter transit time',
    holds: 'service',
    relax: oneRow('lane', (row, rows) =>
      row.transit_time && !rows.buffer?.some((b) => b.site === row.to_site && some(b.maximum))
        ? { ...row, transit_time: Math.floor(row.transit_time / 2) }
        : undefined,
    ),
  },
  {
    name: 'a process in force for ever',
    holds: 'all',
    relax: oneRow('process', (row) =>
      row.effective_from || row.effective_until
        ? { ...row, effective_from: undefined, effective_until: undefined }
        : undefined,
    ),
  },
  {
    name: 'an offer in force for ever',
    holds: 'all',
    relax: oneRow('offer', (row) =>
      row.valid_from || row.valid_until
        ? { ...row, valid_from: undefined, valid_until: undefined }
        : undefined,
    ),
  },
  {
    name: 'a substitute in force for ever',
    holds: 'all',
    relax: oneRow('process-input', (row) =>
      row.group && (row.effective_from || row.effective_until)
        ? { ...row, effective_from: undefined, effective_until: undefined }
        : undefined,
    ),
  },
  {
    name: 'steps from the first day',
    holds: 'all',
    relax: oneRow('expansion', (row) => (row.earliest ? { ...row, earliest: undefined } : undefined)),
  },
  {
    name: 'no frozen fence',
    holds: 'all',
    relax: oneRow('model', (row) => (row.frozen_until ? { ...row, frozen_until: undefined } : undefined)),
  },
];

const ALTERNATIVES: readonly Relaxation[] = [
  {
    name: 'another offer',
    holds: 'all',
    relax: anotherRow('offer', (row, rows) => {
      const breaks = rows['offer-price']?.some(({ offer }) => offer === row.id);
      return breaks
        ? undefined
        : { offer: [{ ...row, id: `${row.id}-too`, lead_time: 3, price: 9.5, most_per_bucket: undefined }] };
    }),
  },
  {
    name: 'another process',
    holds: 'all',
    relax: anotherRow('process', (row, rows) => ({
      process: [{ ...row, id: `${row.id}-too`, yield: 0.9, lead_time: 0, cost: 4 }],
      'process-input': rows['process-input']
        ?.filter(({ process }) => process === row.id)
        .map((line) => ({ ...line, process: `${row.id}-too` })),
    })),
  },
  {
    name: 'another lane',
    holds: 'all',
    relax: anotherRow('lane', (row) => ({
      lane: [{ ...row, id: `${row.id}-too`, transit_time: 0, cost: 0.7, most_per_bucket: 20 }],
    })),
  },
  {
    name: 'a way to buy what is made',
    holds: 'all',
    relax: anotherRow('process', ({ id, item, site }) => ({
      offer: [{ id: `${id}-bought`, item, site, price: 55, lead_time: 2 }],
    })),
  },
  {
    name: 'an open order that may be cut',
    holds: 'all',
    relax: oneRow('order', (row) => (row.firm === false ? undefined : { ...row, firm: false })),
  },
];

export const RELAXATIONS: readonly Relaxation[] = [...LIMITS, ...DATES, ...ALTERNATIVES];

function dayBefore(date: string): string {
  return new Date(Date.parse(date) - 86_400_000).toISOString().slice(0, 10);
}
