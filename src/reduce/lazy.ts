import type { Block, Context, Formulation } from '../formulate/index.js';
import { type Program, rowActivities } from '../program/index.js';

/** Rows that are left out until a solution breaks one of them, in groups that are put back together. */
export interface LazyRows {
  /** By row of the program: its group, -1 = never left out. */
  readonly group: Int32Array;
  readonly groups: number;
  /** By group: the resource whose hours it is, -1 = another limit. */
  readonly resource: readonly number[];
}

/** Hours of each resource, room on each lane, the budgets of each organisation and category, and each limit of a share of work. */
export function lazyRows({ context, program }: Formulation): LazyRows {
  const { network, rows, columns } = context;
  const group = new Int32Array(program.rowCount).fill(-1);
  let groups = 0;
  const resources: number[] = [];
  const addBlock = (block: Block, resource = -1): void => {
    if (block.first > block.last) return;
    resources[groups] = resource;
    group.fill(groups++, block.base, block.base + block.last - block.first + 1);
  };
  const lots = resourcesOfLots(context);
  network.resources.forEach((resource, r) => {
    // Overtime that is cheaper than normal hours is taken even where the hours are not short.
    if (resource.overtimeCost >= resource.costPerHour && !lots.has(r)) addBlock(rows.capacity[r], r);
  });
  rows.laneLimit.forEach((block, l) => {
    if (columns.opening[l] < 0) addBlock(block);
  });
  const byPayer = new Map<string, number>();
  network.budgets.forEach(({ organisation, category }, b) => {
    const key = `${organisation}/${category}`;
    if (!byPayer.has(key)) {
      resources[groups] = -1;
      byPayer.set(key, groups++);
    }
    group[rows.budget[b]] = byPayer.get(key)!;
  });
  for (const { row } of rows.workshare) {
    resources[groups] = -1;
    group[row] = groups++;
  }
  return { group, groups, resource: resources };
}

/** Resources of processes with set-ups: a tree searched without their hours would be searched in vain. */
function resourcesOfLots({ network, columns }: Context): Set<number> {
  const found = new Set<number>();
  network.processes.forEach(({ hours }, p) => {
    const { setup } = columns.processes[p];
    if (setup.first <= setup.last) for (const { resource } of hours) found.add(resource);
  });
  return found;
}

/** 1 for every row whose group is left out. */
export function leftOutRows(lazy: LazyRows, isOut: Uint8Array): Uint8Array {
  return Uint8Array.from(lazy.group, (group) => (group >= 0 && isOut[group] === 1 ? 1 : 0));
}

/** Groups of left-out rows that the point breaks, by more than the tolerance of the solver. */
export function brokenGroups(
  program: Program,
  lazy: LazyRows,
  isOut: Uint8Array,
  x: Float64Array,
): Set<number> {
  const rows = tightRows(program, leftOutRows(lazy, isOut), activityAt(program, x), 1 + 1e-7);
  return new Set(rows.map((row) => lazy.group[row]));
}

/** What a point (by column) puts into a row. */
export function activityAt(program: Program, x: Float64Array): (row: number) => number {
  const activities = rowActivities(program, x);
  return (row) => activities[row];
}

/** Left-out rows of which a point takes more than a share: above 1 + 1e-7, the solver's tolerance, it breaks them. */
export function tightRows(
  { rowLower, rowUpper }: Program,
  leftOut: Uint8Array,
  activityOfRow: (row: number) => number,
  share: number,
): number[] {
  const found: number[] = [];
  for (let row = 0; row < leftOut.length; row++) {
    if (leftOut[row] === 0) continue;
    const activity = activityOfRow(row);
    const [lower, upper] = [rowLower[row], rowUpper[row]];
    const beyond = Math.max(activity - upper, lower - activity);
    const size = Math.max(1, Math.abs(activity), Number.isFinite(upper) ? Math.abs(upper) : 0);
    if (beyond > (share - 1) * size) found.push(row);
  }
  return found;
}
