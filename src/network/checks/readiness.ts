import { isoDate } from '../../base/dates.js';
import type { IssueList } from '../../base/issues.js';
import type { Model } from '../../schema/model.js';
import { activitySpending, mostHandedOn } from '../budgets.js';
import { Report } from './report.js';
import type { NetworkScope } from './scope.js';

/** What the schedule of activities shows: processes ready after the plan, activities nobody needs, money gone (S25 to S28). */
export function checkReadiness(scope: NetworkScope): void {
  const { network, horizon } = scope;
  const { readiness } = network;
  if (!readiness) return;
  const end = isoDate(horizon.endDay - 1);
  for (const { process, open } of readiness.gates) {
    if (!Number.isFinite(open.day) || open.day < horizon.endDay) continue;
    const at = {
      component: 'process',
      row: network.processes[process].row,
      attribute: 'technology',
    } as const;
    scope.report.warning('process.ready-late', at, { date: isoDate(open.day), end });
  }
  const planned = new Set(readiness.activities.map((each) => each.id));
  const finished = scope.cells('activity', 'finished');
  scope.texts('activity', 'id').forEach((id, row) => {
    if (planned.has(id ?? '') || !Number.isNaN(finished[row])) return;
    scope.report.warning('activity.unused', { component: 'activity', row, attribute: 'carried_out' });
  });
  checkMoney(scope);
}

/** Money that settled activities spend is gone before anything is decided: no plan could stay inside the budget. */
function checkMoney(scope: NetworkScope): void {
  const { budgets } = scope.network;
  const spent = activitySpending(scope.network);
  let carried = 0;
  budgets.forEach((budget, b) => {
    const before = budgets[b - 1];
    const follows =
      before?.organisation === budget.organisation &&
      before.category === budget.category &&
      before.year === budget.year - 1;
    const there = budget.amount + (follows ? carried : 0);
    carried = Math.min(mostHandedOn(budget), Math.max(0, there - spent[b]) * budget.carryOver);
    if (spent[b] <= there + 1e-6 * Math.max(1, there)) return;
    const at = { component: 'budget', row: budget.row, attribute: 'amount' } as const;
    scope.report.error('budget.activities', at, {
      spent: Math.round(spent[b]),
      there: Math.round(there),
      year: budget.year,
    });
  });
}

/** Activities that cannot be scheduled at all, or could not be in the work allowed. */
export function reportNoSchedule(model: Model, issues: IssueList, proven: boolean): void {
  const report = new Report(model);
  const at = { component: 'activity', row: 0, attribute: 'predecessors' } as const;
  report.error(proven ? 'activity.no-schedule' : 'activity.none-found', at);
  report.flush(issues);
}
