import type { Instance } from './instance.js';

/**
 * No schedule finishes earlier: the longest path with dates; and for each resource, h + ceil(work / capacity) + q, where
 * the work is that of the activities that cannot start before h and whose finish is followed by at least q (the capacity bound on subsets by head and tail; Carlier & Latapie, RAIRO 25, 1991).
 */
export function lowerBound(instance: Instance): number {
  let bound = 0;
  for (let i = 0; i < instance.count; i++) {
    if (instance.tail[i] >= 0) bound = Math.max(bound, instance.head[i] + instance.tail[i]);
  }
  for (let r = 0; r < instance.resources; r++) bound = Math.max(bound, resourceBound(instance, r));
  return bound;
}

function resourceBound(instance: Instance, r: number): number {
  const capacity = instance.capacity[r];
  if (capacity === 0) return 0;
  const items = instance.ways
    .map((ways, i) => ({
      head: instance.head[i],
      tail: instance.tail[i] - instance.shortest[i],
      work: Math.min(...ways.map((way) => way.duration * way.demand[r])),
      waits: instance.tail[i] >= 0,
    }))
    .filter((item) => item.work > 0 && item.waits);
  let bound = 0;
  for (const { head } of items) {
    const later = items.filter((item) => item.head >= head).sort((a, b) => b.tail - a.tail);
    let work = 0;
    for (const item of later) {
      work += item.work;
      bound = Math.max(bound, head + Math.ceil(work / capacity) + item.tail);
    }
  }
  return bound;
}
