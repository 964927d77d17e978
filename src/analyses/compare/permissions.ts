import type { Names } from '../../explain/names.js';
import type { PermissionsAnswer } from '../../explain/permissions/index.js';
import { lengthOf, numbers, texts } from '../../explain/read.js';
import type { Control, CoverKind, FlowKind } from '../../network/index.js';
import type { Plan } from '../../plan/plan.js';
import type { CrossingSummary, LeaningSummary } from './comparison.js';

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every flow that crosses a border, before each jurisdiction that it touches, with what covers it, over the whole plan. */
export function crossingsOf(
  plan: Plan,
  answer: PermissionsAnswer | undefined,
  names: Names,
): CrossingSummary[] {
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
    .map(([, { row, quantity: total }]) => {
      // The kinds are the network's own words, which the verifier has checked.
      const kind = flow[row] as FlowKind;
      const covered = cover[row] as CoverKind;
      return {
        flow: kind,
        id: id[row],
        item: item[row],
        ...carrierOf(answer, kind, id[row], item[row]),
        jurisdiction: jurisdiction[row],
        control: control[row] as Control,
        cover: covered,
        by: by[row],
        byName: names.of(covered, by[row]),
        quantity: total,
      };
    });
}

/** Names of a flow and where it goes. A delivery is the plan's by its demand, and the answer's by its customer. */
function carrierOf(
  answer: PermissionsAnswer | undefined,
  flow: FlowKind,
  id: string,
  item: string,
): Pick<CrossingSummary, 'name' | 'itemName' | 'route'> {
  const found = answer?.flows.find(
    (each) => each.kind === flow && each.item === item && (flow === 'delivery' || each.id === id),
  );
  if (!found) return { name: id, itemName: item, route: '' };
  return { name: found.name, itemName: found.itemName, route: `${found.from} → ${found.to}` };
}

/** Permissions that the plan uses though they are not granted yet, and how much each carries. */
export function leaningOf(answer: PermissionsAnswer | undefined): LeaningSummary[] {
  return (answer?.papers ?? [])
    .filter(({ status, quantity }) => status !== 'granted' && quantity > 0)
    .map(({ id, name, status, quantity }) => ({ id, name, status, quantity }))
    .sort((a, b) => compare(a.id, b.id));
}
