import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import { type Events, readEvents } from './events.js';
import { bucketOf, type Horizon } from './horizon.js';
import { given, idsOf, rowsByParent } from './index-of.js';
import type { Expansion, Resource } from './network.js';
import { paymentReader } from './payments.js';
import { heldUnits } from './readiness.js';
import { resourceHours, type Scope } from './scope.js';

export function buildResources(scope: Scope): Resource[] {
  const { model, horizon, currencies } = scope;
  const ids = idsOf(model, 'resource');
  const site = column(model, 'resource', 'site').map((s) => scope.siteIds.number(s));
  const units = column(model, 'resource', 'units');
  const efficiency = column(model, 'resource', 'efficiency');
  const costPerHour = column(model, 'resource', 'cost_per_hour');
  const overtimeLimit = column(model, 'resource', 'overtime_limit');
  const overtimeCost = column(model, 'resource', 'overtime_cost');
  const currency = column(model, 'resource', 'currency');
  const stretchesOf = stretchReader(scope);
  const dailyOf = resourceHours(scope);
  const siteId = column(model, 'resource', 'site');
  const heldOf = heldUnits(scope.readiness, horizon.firstDay, horizon.endDay - horizon.firstDay);
  return ids.names.map((id, r) => {
    return {
      id,
      row: r,
      site: site[r],
      ...workingHours(horizon, dailyOf(r), units[r], efficiency[r], stretchesOf(r), {
        held: heldOf(r),
        left: scope.events.resource(id, siteId[r]),
      }),
      costPerHour: costPerHour[r],
      overtimeLimit: overtimeLimit[r],
      overtimeCost: given(overtimeCost[r]) ?? costPerHour[r],
      currency: currencies.of(currency[r]),
    };
  });
}

/** A row of resource-capacity. */
interface Stretch {
  readonly from: number;
  readonly until: number;
  readonly units: number | undefined;
  /** Hours of each day. */
  readonly daily: number | undefined;
}

function stretchReader(scope: Pick<Scope, 'model' | 'horizon'>): (r: number) => readonly Stretch[] {
  const { model, horizon } = scope;
  const from = column(model, 'resource-capacity', 'from');
  const until = column(model, 'resource-capacity', 'until');
  const units = column(model, 'resource-capacity', 'units');
  const hours = column(model, 'resource-capacity', 'hours');
  const rows = rowsByParent(column(model, 'resource-capacity', 'resource'), idsOf(model, 'resource'));
  return (r) =>
    [...rows[r]]
      .sort((a, b) => from[a] - from[b])
      .map((row) => {
        const last = given(until[row]) ?? horizon.endDay - 1;
        const total = given(hours[row]);
        const daily = total === undefined ? undefined : total / (last - from[row] + 1);
        return { from: from[row], until: last, units: given(units[row]), daily };
      });
}

function workingHours(
  horizon: Horizon,
  daily: Float64Array | undefined,
  units: number,
  efficiency: number,
  stretches: readonly Stretch[],
  less: { readonly held: Float64Array | undefined; readonly left: Float64Array | undefined },
): { working: Float64Array; hoursPerUnit: Float64Array } {
  const working = new Float64Array(horizon.count);
  const hoursPerUnit = new Float64Array(horizon.count);
  for (let t = 0; t < horizon.count; t++) {
    for (let day = horizon.starts[t]; day < horizon.starts[t + 1]; day++) {
      const k = day - horizon.firstDay;
      const stretch = stretchOn(stretches, day);
      const count = stretch?.units ?? units;
      let perUnit = (daily ? daily[k] : 24) * efficiency;
      if (stretch?.daily !== undefined) perUnit = count > 0 ? stretch.daily / count : 0;
      // What activities hold makes nothing else (S28); an event leaves a share of what there is (S29).
      const there = less.held ? Math.max(0, count - less.held[k]) : count;
      const left = less.left ? less.left[k] : 1;
      working[t] +=
        (stretch?.daily !== undefined && there === count ? stretch.daily : perUnit * there) * left;
      hoursPerUnit[t] += perUnit * left;
    }
  }
  return { working, hoursPerUnit };
}

/** Of several rows on a day the one that starts last holds (S5). */
function stretchOn(stretches: readonly Stretch[], day: number): Stretch | undefined {
  let found: Stretch | undefined;
  for (const each of stretches) if (each.from <= day && day <= each.until) found = each;
  return found;
}

/** Units of a resource by day of the plan, with what given events leave: what activities may hold (S26, S29). */
export function dailyUnits(model: Model, horizon: Horizon): (resource: number) => Float64Array {
  const units = column(model, 'resource', 'units');
  const ids = idsOf(model, 'resource').names;
  const site = column(model, 'resource', 'site');
  const stretchesOf = stretchReader({ model, horizon });
  const events: Events = readEvents(model, horizon);
  return (r) => {
    const stretches = stretchesOf(r);
    const left = events.resource(ids[r], site[r]);
    return Float64Array.from({ length: horizon.endDay - horizon.firstDay }, (_, k) => {
      const stretch = stretchOn(stretches, horizon.firstDay + k);
      const there = stretch?.daily === 0 ? 0 : (stretch?.units ?? units[r]);
      return there * (left ? left[k] : 1);
    });
  };
}

export function buildExpansions(scope: Scope): Expansion[] {
  const { model, horizon, currencies } = scope;
  const resources = idsOf(model, 'resource');
  const id = column(model, 'expansion', 'id');
  const resource = column(model, 'expansion', 'resource');
  const step = column(model, 'expansion', 'step');
  const price = column(model, 'expansion', 'price');
  const running = column(model, 'expansion', 'running_cost');
  const currency = column(model, 'expansion', 'currency');
  const lead = column(model, 'expansion', 'lead_time');
  const earliest = column(model, 'expansion', 'earliest');
  const most = column(model, 'expansion', 'most_steps');
  const whole = column(model, 'expansion', 'whole_steps');
  const category = column(model, 'expansion', 'budget_category');
  const payment = column(model, 'expansion', 'payment');
  const paymentsOf = paymentReader(model, horizon, 'expansion');
  return id.map((name, e) => {
    // A step is ordered on the first day of a bucket, not before `earliest` (S10).
    let first = 0;
    while (first < horizon.count && horizon.starts[first] < (given(earliest[e]) ?? horizon.firstDay)) first++;
    const receipt = (t: number): number => horizon.starts[t] + Math.ceil(lead[e] - 1e-9);
    return {
      id: name ?? '',
      row: e,
      resource: resources.number(resource[e]),
      step: step[e],
      price: price[e],
      runningCost: running[e],
      currency: currencies.of(currency[e]),
      first,
      inService: Int32Array.from({ length: horizon.count }, (_, t) => firstBucketFrom(horizon, receipt(t))),
      payments: paymentsOf(name ?? '', payment[e], { order: (t) => horizon.starts[t], receipt }),
      mostSteps: given(most[e]) ?? Number.POSITIVE_INFINITY,
      whole: whole[e] === 1,
      category: category[e] ?? 'capital',
    };
  });
}

/** First bucket that starts on or after the day; -1 after the horizon. */
function firstBucketFrom(horizon: Horizon, day: number): number {
  let t = bucketOf(horizon, day);
  if (t >= 0 && t < horizon.count && horizon.starts[t] < day) t++;
  return t >= horizon.count ? -1 : Math.max(t, 0);
}
