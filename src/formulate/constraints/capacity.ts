import { eachHour, type HoursLine, type Process, repairHours } from '../../network/index.js';
import { at, type Block, type Context, has, hoursBlock, NO_BLOCK, type ProcessColumns } from '../context.js';

/**
 * Hours of every resource, every bucket (DESIGN 5, row 2; S9, S10, S12):
 *   sum of hours * x (or z) + set-up hours - v[r,t] - sum of hours of steps in service <= working[r,t]
 * Dual: value of one more hour. Steps in service: in_service[k,t] = in_service[k,t-1] + steps that begin in t.
 */
export function addCapacity(context: Context): void {
  addCapacityRows(context);
  addCheapOvertime(context);
  addServiceRows(context);
}

function usedResources(context: Context): Uint8Array {
  const used = new Uint8Array(context.network.resources.length);
  for (const process of context.network.processes) {
    for (const line of process.hours) used[line.resource] = 1;
    for (const group of process.hourGroups) for (const line of group.lines) used[line.resource] = 1;
  }
  repairHours(context.network).forEach((hours, r) => {
    if (hours) used[r] = 1;
  });
  return used;
}

function addCapacityRows(context: Context): void {
  const { network, builder, columns, rows, T } = context;
  const used = usedResources(context);
  const repairs = repairHours(network);
  builder.rowFamily('capacity', 'resource', 'bucket');
  network.resources.forEach((resource, r) => {
    if (!used[r]) {
      rows.capacity.push(NO_BLOCK);
      return;
    }
    const base = builder.rowCount;
    rows.capacity.push({ base, first: 0, last: T - 1 });
    for (let t = 0; t < T; t++) {
      const row = builder.row(Number.NEGATIVE_INFINITY, resource.working[t] - (repairs[r]?.[t] ?? 0), r, t);
      if (has(columns.overtime[r], t)) builder.entry(row, at(columns.overtime[r], t), -1);
    }
  });
  network.processes.forEach((process, p) => {
    enterHours(context, process, columns.processes[p], rows.capacity);
  });
  network.expansions.forEach((expansion, e) => {
    const block = columns.inService[e];
    const hours = network.resources[expansion.resource].hoursPerUnit;
    const capacity = rows.capacity[expansion.resource];
    for (let t = block.first; t <= block.last && has(capacity, t); t++) {
      builder.entry(at(capacity, t), at(block, t), -hours[t] * expansion.step);
    }
  });
}

/** Hours that a process takes, into one row per resource and bucket. */
function enterHours(
  { builder }: Context,
  process: Process,
  columns: ProcessColumns,
  into: readonly Block[],
): void {
  const enter = (line: HoursLine, block: Block): void => {
    const target = into[line.resource];
    for (let t = block.first; t <= block.last; t++) {
      eachHour(line, t, (bucket, hours) => {
        if (has(target, bucket)) builder.entry(at(target, bucket), at(block, t), hours);
      });
    }
  };
  const enterSetup = ({ resource }: HoursLine): void => {
    const { setup } = columns;
    for (let t = setup.first; t <= setup.last; t++) {
      if (has(into[resource], t)) builder.entry(at(into[resource], t), at(setup, t), process.setupHours);
    }
  };
  for (const line of process.hours) {
    enter(line, hoursBlock(columns, line));
    if (process.setupHours > 0) enterSetup(line);
  }
  process.hourGroups.forEach((group, g) => {
    group.lines.forEach((line, l) => {
      enter(line, columns.serveHours[g][l]);
    });
  });
}

/** Overtime is part of the hours used. Only where it is cheaper than normal hours must that be said: v <= hours used. */
function addCheapOvertime(context: Context): void {
  const { network, builder, columns, rows } = context;
  builder.rowFamily('overtime_used', 'resource', 'bucket');
  const into = network.resources.map((resource, r) => {
    const cheap = resource.overtimeCost < resource.costPerHour;
    const block = columns.overtime[r];
    if (!cheap || block.first > block.last || rows.capacity[r].first > rows.capacity[r].last) return NO_BLOCK;
    const base = builder.rowCount;
    for (let t = block.first; t <= block.last; t++) {
      builder.entry(builder.row(0, Number.POSITIVE_INFINITY, r, t), at(block, t), -1);
    }
    return { base, first: block.first, last: block.last };
  });
  if (into.some((block) => block !== NO_BLOCK)) {
    network.processes.forEach((process, p) => {
      enterHours(context, process, columns.processes[p], into);
    });
  }
}

function addServiceRows(context: Context): void {
  const { network, builder, columns, rows } = context;
  builder.rowFamily('in_service', 'expansion', 'bucket');
  network.expansions.forEach((expansion, e) => {
    const [steps, service] = [columns.steps[e], columns.inService[e]];
    for (let t = service.first; t <= service.last; t++) {
      const row = builder.row(0, 0, e, t);
      builder.entry(row, at(service, t), 1);
      if (t > service.first) builder.entry(row, at(service, t - 1), -1);
    }
    for (let t = steps.first; t <= steps.last; t++) {
      builder.entry(builder.rowCount - 1 - (service.last - expansion.inService[t]), at(steps, t), -1);
    }
  });
  builder.rowFamily('most_steps', 'expansion');
  network.expansions.forEach((expansion, e) => {
    const steps = columns.steps[e];
    if (!Number.isFinite(expansion.mostSteps) || steps.first > steps.last) {
      rows.mostSteps.push(-1);
      return;
    }
    const row = builder.row(Number.NEGATIVE_INFINITY, expansion.mostSteps, e);
    for (let t = steps.first; t <= steps.last; t++) builder.entry(row, at(steps, t), 1);
    rows.mostSteps.push(row);
  });
}
