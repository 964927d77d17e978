import { type BucketToken, isPattern, parsePattern } from '../base/buckets-pattern.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import { buildAgreements, buildMembers } from './agreements.js';
import { buildBudgets } from './budgets.js';
import { buildCalendars } from './calendars.js';
import { buildCurves } from './demand.js';
import { readEvents } from './events.js';
import { buildFleets } from './fleets/build.js';
import { makeHorizon } from './horizon.js';
import { given, idsOf } from './index-of.js';
import { buildItems, buildNodes, buildSites } from './items.js';
import { buildLanes, laneFlows, readLanes } from './lanes.js';
import { buildCurrencies, discountFactors } from './money.js';
import type { Network, OpenOrder, Settings } from './network.js';
import type { Movers } from './permissions/crossings.js';
import { buildPermissions, type Permissions } from './permissions/index.js';
import { buildProcesses } from './processes.js';
import type { Readiness } from './readiness.js';
import { buildExpansions, buildResources } from './resources.js';
import { buildRevisions, buildRunOuts } from './revisions.js';
import type { Scope } from './scope.js';
import { buildOffers, buildOpenOrders } from './supply.js';

/**
 * Resolves the tables of a model to a network. The model must be in canonical order (`sortedModel`) and free of
 * errors of the schema and of references; what else can be wrong is found by `checks/`. `readiness` is the schedule of
 * its activities (S25): when processes may start, what resources it holds, what it spends.
 */
export function buildNetwork(model: Model, readiness?: Readiness): Network {
  const horizon = makeHorizon(
    column(model, 'model', 'start')[0],
    bucketTokens(column(model, 'model', 'buckets')[0] ?? ''),
    column(model, 'model', 'fiscal_year_start')[0],
  );
  const home = column(model, 'model', 'currency')[0] ?? '';
  const currencies = buildCurrencies(model, horizon, home);
  const items = buildItems(model, currencies);
  const organisations = idsOf(model, 'organisation');
  const calendars = buildCalendars(model, horizon);
  const members = buildMembers(model, organisations);
  const sites = buildSites(model, calendars, organisations, members);
  const lanes = readLanes(model);
  const nodes = laneFlows(model, lanes, items, sites);
  const scope: Scope = {
    model,
    horizon,
    calendars,
    currencies,
    itemIds: idsOf(model, 'item'),
    siteIds: idsOf(model, 'site'),
    sites,
    nodes: nodes.index,
    events: readEvents(model, horizon),
    readiness,
  };
  const fleets = buildFleets(scope);
  const movers: Movers = {
    nodes: buildNodes(scope, nodes.list),
    processes: buildProcesses(scope),
    offers: buildOffers(scope),
    lanes: buildLanes(scope, lanes, nodes.flows),
    openOrders: buildOpenOrders(scope),
    curves: buildCurves(scope, fleets),
  };
  const permissions = buildPermissions(scope, items, movers);
  return {
    name: column(model, 'model', 'name')[0] ?? column(model, 'model', 'id')[0] ?? '',
    horizon,
    settings: buildSettings(model, horizon.starts),
    calendars,
    currencies,
    discount: discountFactors(horizon, column(model, 'model', 'discount_rate')[0]),
    organisations: organisations.names,
    members,
    items,
    sites,
    ...movers,
    openOrders: withoutHeld(movers.openOrders, permissions, horizon.count),
    resources: buildResources(scope),
    expansions: buildExpansions(scope),
    revisions: buildRevisions(scope),
    runOuts: buildRunOuts(scope),
    fleets,
    budgets: buildBudgets(scope, organisations, members),
    agreements: buildAgreements(scope, organisations),
    permissions,
    readiness,
  };
}

/** An open order that may not cross the border does not arrive (S31). */
function withoutHeld(
  orders: readonly OpenOrder[],
  { orders: numbers, flows }: Permissions,
  after: number,
): readonly OpenOrder[] {
  const mayCross = (order: OpenOrder, j: number): boolean => {
    const flow = flows[numbers[j] ?? -1];
    return order.bucket >= after || !flow || flow.permitted[order.bucket] === 1;
  };
  return orders.map((order, j) => (mayCross(order, j) ? order : { ...order, bucket: after }));
}

function buildSettings(model: Model, starts: Int32Array): Settings {
  const frozenUntil = given(column(model, 'model', 'frozen_until')[0]);
  let firstFree = 0;
  if (frozenUntil !== undefined)
    while (firstFree < starts.length - 1 && starts[firstFree] < frozenUntil) firstFree++;
  return {
    goal: column(model, 'model', 'goal')[0] === 'most-margin' ? 'most-margin' : 'least-cost',
    objectives: column(model, 'model', 'objectives')[0] ?? [],
    learnsExactly: column(model, 'model', 'learning_method')[0] === 'exact',
    tolerance: column(model, 'model', 'tolerance')[0],
    firstFree,
  };
}

function bucketTokens(text: string): readonly BucketToken[] {
  const tokens = parsePattern(text);
  if (!isPattern(tokens)) throw new Error(`bucket pattern ${text} was not checked`);
  return tokens;
}
