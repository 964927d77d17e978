import type { Day } from '../base/dates.js';
import type { Plan } from '../plan/plan.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import { type Buckets, numbers, texts } from './read.js';

/** First delivery of something that rests on a technology: the last day of its bucket. */
export interface Fielded {
  readonly item: string;
  readonly day: Day;
}

/** One step of the plan that moves or makes something: from places, into places, in a bucket, there in another. */
interface Step {
  readonly technology: string | undefined;
  readonly from: readonly string[];
  readonly into: readonly string[];
  readonly bucket: number;
  readonly arrival: number;
}

/**
 * For each technology the first delivery that can hold anything made by a process that rests on it: followed through
 * the starts and shipments of the plan, each from the bucket in which such a thing can be where it is used.
 */
export function firstFielded(model: Model, plan: Plan, buckets: Buckets): ReadonlyMap<string, Fielded> {
  const steps = [...starts(model, plan), ...shipments(model, plan)];
  steps.sort((a, b) => a.bucket - b.bucket || a.arrival - b.arrival);
  const deliveries = deliveriesOf(model, plan);
  const found = new Map<string, Fielded>();
  const technologies = new Set(steps.flatMap(({ technology }) => technology ?? []));
  for (const technology of technologies) {
    const there = new Map<string, number>();
    for (let better = true; better; ) {
      better = false;
      for (const step of steps) {
        const rests =
          step.technology === technology ||
          step.from.some((place) => (there.get(place) ?? Number.POSITIVE_INFINITY) <= step.bucket);
        if (!rests || step.arrival < 0) continue;
        for (const place of step.into) {
          if ((there.get(place) ?? Number.POSITIVE_INFINITY) <= step.arrival) continue;
          there.set(place, step.arrival);
          better = true;
        }
      }
    }
    const first = firstDelivery(deliveries, buckets, there);
    if (first) found.set(technology, first);
  }
  return found;
}

const place = (item: string, site: string): string => `${item} @ ${site}`;

function starts(model: Model, plan: Plan): Step[] {
  const ids = column(model, 'process', 'id');
  const rows = new Map(ids.map((id, row) => [id ?? '', row]));
  const site = column(model, 'process', 'site');
  const item = column(model, 'process', 'item');
  const technology = column(model, 'process', 'technology');
  const inputs = childItems(model, 'process-input');
  const outputs = childItems(model, 'process-output');
  const group = column(model, 'process-input', 'group');
  const inputOf = column(model, 'process-input', 'process');
  const inputItem = column(model, 'process-input', 'item');
  const grouped = new Set(
    group.flatMap((name, row) => (name === undefined ? [] : [`${inputOf[row]} ${inputItem[row]}`])),
  );
  const members = texts(plan, 'substitution', 'process');
  const memberItem = texts(plan, 'substitution', 'item');
  const memberBucket = numbers(plan, 'substitution', 'bucket');
  const used = new Set(members.map((id, k) => `${id} ${memberItem[k]} ${memberBucket[k]}`));
  const bucket = numbers(plan, 'production', 'bucket');
  const arrival = numbers(plan, 'production', 'arrival');
  return texts(plan, 'production', 'process').map((id, k) => {
    const row = rows.get(id) ?? -1;
    const at = (each: string): string => place(each, site[row] ?? '');
    const taken = (inputs.get(id) ?? []).filter(
      (each) => !grouped.has(`${id} ${each}`) || used.has(`${id} ${each} ${bucket[k]}`),
    );
    return {
      technology: technology[row],
      from: taken.map(at),
      into: [item[row] ?? '', ...(outputs.get(id) ?? [])].map(at),
      bucket: bucket[k],
      arrival: arrival[k],
    };
  });
}

function childItems(model: Model, table: 'process-input' | 'process-output'): Map<string, string[]> {
  const item = column(model, table, 'item');
  const items = new Map<string, string[]>();
  column(model, table, 'process').forEach((process, row) => {
    items.set(process ?? '', [...(items.get(process ?? '') ?? []), item[row] ?? '']);
  });
  return items;
}

function shipments(model: Model, plan: Plan): Step[] {
  const rows = new Map(column(model, 'lane', 'id').map((id, row) => [id ?? '', row]));
  const from = column(model, 'lane', 'from_site');
  const to = column(model, 'lane', 'to_site');
  const item = texts(plan, 'shipment', 'item');
  const bucket = numbers(plan, 'shipment', 'bucket');
  const arrival = numbers(plan, 'shipment', 'arrival');
  return texts(plan, 'shipment', 'lane').map((lane, k) => {
    const row = rows.get(lane) ?? -1;
    return {
      technology: undefined,
      from: [place(item[k], from[row] ?? '')],
      into: [place(item[k], to[row] ?? '')],
      bucket: bucket[k],
      arrival: arrival[k],
    };
  });
}

/** Units that reach a customer: what they are called, what they are in stock, where and when. */
interface Delivery {
  readonly item: string;
  readonly place: string;
  readonly bucket: number;
}

function firstDelivery(
  deliveries: readonly Delivery[],
  buckets: Buckets,
  there: ReadonlyMap<string, number>,
): Fielded | undefined {
  let first: Delivery | undefined;
  for (const each of deliveries) {
    if (first && first.bucket <= each.bucket) continue;
    if ((there.get(each.place) ?? Number.POSITIVE_INFINITY) <= each.bucket) first = each;
  }
  return first && { item: first.item, day: buckets.ends[first.bucket] - 1 };
}

/** What the plan delivers; where a product has revisions with items of their own, each revision's units as well. */
function deliveriesOf(model: Model, plan: Plan): Delivery[] {
  const item = texts(plan, 'service', 'item');
  const site = texts(plan, 'service', 'site');
  const wanted = new Map(
    texts(plan, 'service', 'demand').map((demand, row) => [demand, { item: item[row], site: site[row] }]),
  );
  const bucket = numbers(plan, 'delivery', 'bucket');
  const plain = texts(plan, 'delivery', 'demand').flatMap((demand, row) => {
    const what = wanted.get(demand);
    return what ? [{ item: what.item, place: place(what.item, what.site), bucket: bucket[row] }] : [];
  });
  const countedIn = column(model, 'revision', 'item');
  const items = new Map(column(model, 'revision', 'id').map((id, row) => [id ?? '', countedIn[row]]));
  const [product, at, revision] = (['item', 'site', 'revision'] as const).map((name) =>
    texts(plan, 'revision_delivery', name),
  );
  const on = numbers(plan, 'revision_delivery', 'bucket');
  return [
    ...plain,
    ...product.map((each, row) => ({
      item: each,
      place: place(items.get(revision[row]) ?? each, at[row]),
      bucket: on[row],
    })),
  ];
}
