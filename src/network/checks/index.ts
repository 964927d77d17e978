import type { IssueList } from '../../base/issues.js';
import type { Model } from '../../schema/model.js';
import type { Network } from '../network.js';
import { checkActivities, checkActivityModes, checkRequiredLevels } from './activities.js';
import { checkAgreements } from './agreements.js';
import { checkAssumptions } from './assumptions.js';
import { checkBudgets } from './budgets.js';
import { checkBuffers } from './buffers.js';
import { checkCapacityRows } from './capacity-rows.js';
import { checkCoproducts } from './coproducts.js';
import { checkCostless } from './costless.js';
import { checkCurrencies } from './currencies.js';
import { checkCycles } from './cycles.js';
import { checkDemandDates } from './demand-dates.js';
import { checkDemandIds } from './demand-ids.js';
import { checkEvents } from './events.js';
import { checkExpansions } from './expansions.js';
import { checkFleets } from './fleets.js';
import { checkFrozen } from './frozen.js';
import { checkGroupGaps } from './group-gaps.js';
import { checkGroups } from './groups.js';
import { checkHolidays } from './holidays.js';
import { checkHorizon } from './horizon.js';
import { checkHours } from './hours.js';
import { checkLaneEnds } from './lane-ends.js';
import { checkLaneLoads } from './lane-loads.js';
import { checkLate } from './late.js';
import { checkLeadTimes } from './lead-times.js';
import { checkLearning } from './learning.js';
import { checkLots } from './lots.js';
import { checkMagnitudes } from './magnitudes.js';
import { checkNoCapacity } from './no-capacity.js';
import { checkNoWork } from './no-work.js';
import { checkObjectives } from './objectives.js';
import { checkOrders } from './orders.js';
import { checkOverlaps } from './overlaps.js';
import { checkOwnInput } from './own-input.js';
import { checkParents } from './parents.js';
import { checkPaymentTerms } from './payment-terms.js';
import { checkPermissionJurisdictions, checkPermissionNames } from './permissions/names.js';
import { checkPapers, checkPermissionLaw } from './permissions/papers.js';
import { checkPermissionPlaces } from './permissions/places.js';
import { checkPrices } from './prices.js';
import { checkProgrammes } from './programmes.js';
import { checkReadiness } from './readiness.js';
import { checkResourceCalendars } from './resource-calendars.js';
import { checkRevisionUses } from './revision-uses.js';
import { checkRevisions } from './revisions.js';
import { checkScenarioChanges } from './scenario-changes.js';
import { NetworkScope, TableScope } from './scope.js';
import { checkSharedCosts } from './shared-costs.js';
import { checkSupply } from './supply.js';
import { checkWeekdays } from './weekdays.js';
import { checkWindows } from './windows.js';
import { checkYields } from './yields.js';

export { earliestDates } from './reach.js';
export { reportNoSchedule } from './readiness.js';

/** The horizon goes first: rules about dates need it. */
const TABLE_RULES: readonly ((scope: TableScope) => void)[] = [
  checkHorizon,
  checkFrozen,
  checkObjectives,
  checkParents,
  checkCurrencies,
  checkWeekdays,
  checkHolidays,
  checkNoWork,
  checkOverlaps,
  checkWindows,
  checkLeadTimes,
  checkOwnInput,
  checkCoproducts,
  checkGroups,
  checkCostless,
  checkYields,
  checkLearning,
  checkLots,
  checkHours,
  checkResourceCalendars,
  checkCapacityRows,
  checkExpansions,
  checkPrices,
  checkBuffers,
  checkLaneEnds,
  checkOrders,
  checkDemandDates,
  checkDemandIds,
  checkProgrammes,
  checkFleets,
  checkRevisions,
  checkRevisionUses,
  checkBudgets,
  checkPermissionNames,
  checkPermissionJurisdictions,
  checkPapers,
  checkPermissionLaw,
  checkPermissionPlaces,
  checkAgreements,
  checkPaymentTerms,
  checkAssumptions,
  checkScenarioChanges,
  checkActivities,
  checkActivityModes,
  checkRequiredLevels,
  checkEvents,
];

const NETWORK_RULES: readonly ((scope: NetworkScope) => void)[] = [
  checkCycles,
  checkSupply,
  checkLate,
  checkGroupGaps,
  checkNoCapacity,
  checkLaneLoads,
  checkMagnitudes,
  checkSharedCosts,
  checkReadiness,
];

/**
 * What the typed tables say of themselves. For a model without errors of the schema (cells, keys, references), it
 * leaves either an error or a model that `buildNetwork` can build.
 */
export function checkTables(model: Model, issues: IssueList): void {
  const scope = new TableScope(model);
  for (const rule of TABLE_RULES) rule(scope);
  scope.report.flush(issues);
}

/** What only the network shows. `model` is the sorted model from which it was built. */
export function checkNetwork(model: Model, network: Network, issues: IssueList): void {
  const scope = new NetworkScope(model, network);
  for (const rule of NETWORK_RULES) rule(scope);
  scope.report.flush(issues);
}
