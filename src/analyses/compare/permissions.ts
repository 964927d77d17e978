import { lengthOf, numbers, texts } from '../../explain/read.js';
import type { Plan } from '../../plan/plan.js';
import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import type { CrossingSummary, LeaningSummary } from './comparison.js';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every flow that crosses a border, before each jurisdiction that it touches, with what covers it, over the whole plan. */
export function crossingsOf(plan: Plan): CrossingSummary[] {
  const [flow, id, item, jurisdiction, control, cover, by] = (
    ['flow', 'id', 'item', 'jurisdiction', 'control', 'cover', 'by'] as const
  ).map((name) => texts(plan, 'permission', name));
  const quantity = numbers(plan, 'permission', 'quantity');
  const sums = new Map<string, { row: number; quantity: number }>();
  for (let row = 0; row < lengthOf(plan, 'permission'); row++) {
    const key = [flow[row], id[row], item[row], jurisdiction[row], control[row], cover[row], by[row]].join(
      '\u0000',
    );
    const sum = sums.get(key) ?? { row, quantity: 0 };
    sums.set(key, sum);
    sum.quantity += quantity[row];
  }
  return [...sums]
    .sort(([a], [b]) => compare(a, b))
    .map(([, { row, quantity: total }]) => ({
      flow: flow[row],
      id: id[row],
      item: item[row],
      jurisdiction: jurisdiction[row],
      control: control[row],
      cover: cover[row],
      by: by[row],
      quantity: total,
    }));
}

/** Permissions that the plan uses though they are not granted yet, and how much each carries. */
export function leaningOf(model: Model, crossings: readonly CrossingSummary[]): LeaningSummary[] {
  const status = new Map<string, { status: string; name: string }>();
  for (const component of ['authorisation', 'consent'] as const) {
    const names = column(model, component, 'name');
    const states = column(model, component, 'status');
    column(model, component, 'id').forEach((id, row) => {
      if (id !== undefined) status.set(id, { status: states[row] ?? 'granted', name: names[row] ?? id });
    });
  }
  const sums = new Map<string, number>();
  for (const { by, cover, quantity } of crossings)
    if (cover === 'authorisation' || cover === 'consent') sums.set(by, (sums.get(by) ?? 0) + quantity);
  return [...sums]
    .flatMap(([id, quantity]) => {
      const known = status.get(id);
      return known && known.status !== 'granted' ? [{ id, ...known, quantity }] : [];
    })
    .sort((a, b) => compare(a.id, b.id));
}
