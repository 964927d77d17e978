import { type BucketToken, isPattern, parsePattern } from '../base/buckets-pattern.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import { buildAgreements, buildMembers } from './agreements.js';
import { buildBudgets } from './budgets.js';
import { buildCalendars } from './calendars.js';
import { buildCurves } from './demand.js';
import { buildFleets } from './fleets/build.js';
import { makeHorizon } from './horizon.js';
import { given, idsOf } from './index-of.js';
import { buildItems, buildNodes, buildSites } from './items.js';
import { buildLanes, laneFlows, readLanes } from './lanes.js';
import { buildCurrencies, discountFactors } from './money.js';
import type { Network, Settings } from './network.js';
import { buildProcesses } from './processes.js';
import { buildExpansions, buildResources } from './resources.js';
import type { Scope } from './scope.js';
import { buildOffers, buildOpenOrders } from './supply.js';

/**
 * Resolves the tables of a model to a network. The model must be in canonical order (`sortedModel`) and free of
 * errors of the schema and of references; what else can be wrong is found by `checks/`.
 */
export function buildNetwork(model: Model): Network {
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
  };
  const fleets = buildFleets(scope);
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
    nodes: buildNodes(scope, nodes.list),
    processes: buildProcesses(scope),
    resources: buildResources(scope),
    expansions: buildExpansions(scope),
    offers: buildOffers(scope),
    lanes: buildLanes(scope, lanes, nodes.flows),
    openOrders: buildOpenOrders(scope),
    fleets,
    curves: buildCurves(scope, fleets),
    budgets: buildBudgets(scope, organisations, members),
    agreements: buildAgreements(scope, organisations),
  };
}

function buildSettings(model: Model, starts: Int32Array): Settings {
  const frozenUntil = given(column(model, 'model', 'frozen_until')[0]);
  let firstFree = 0;
  if (frozenUntil !== undefined)
    while (firstFree < starts.length - 1 && starts[firstFree] < frozenUntil) firstFree++;
  return {
    goal: column(model, 'model', 'goal')[0] === 'most-margin' ? 'most-margin' : 'least-cost',
    objectives: column(model, 'model', 'objectives')[0] ?? [],
    tolerance: column(model, 'model', 'tolerance')[0],
    firstFree,
  };
}

function bucketTokens(text: string): readonly BucketToken[] {
  const tokens = parsePattern(text);
  if (!isPattern(tokens)) throw new Error(`bucket pattern ${text} was not checked`);
  return tokens;
}
