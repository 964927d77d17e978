import type { Plan } from '../plan/plan.js';
import type { FleetAnswer } from './card.js';
import { tolerance } from './curves.js';
import type { Words } from './format.js';
import type { Names } from './names.js';
import { type Buckets, lengthOf, numbers, texts } from './read.js';

const SERIES = ['target', 'in_service', 'ready', 'lost'] as const;

export function fleetAnswers(plan: Plan, buckets: Buckets, names: Names): FleetAnswer[] {
  const fleets = texts(plan, 'fleet', 'fleet');
  const at = numbers(plan, 'fleet', 'bucket');
  const columns = SERIES.map((name) => numbers(plan, 'fleet', name));
  const found = new Map<string, Float64Array[]>();
  for (let row = 0; row < lengthOf(plan, 'fleet'); row++) {
    const series = found.get(fleets[row]) ?? SERIES.map(() => new Float64Array(buckets.count));
    found.set(fleets[row], series);
    for (const [k, values] of columns.entries()) series[k][at[row]] = values[row];
  }
  return [...found].map(([fleet, [target, inService, ready, lost]]) => {
    const most = Math.max(0, ...target);
    const wanted = target.indexOf(most);
    const reached = inService.findIndex((units, t) => t >= wanted && units >= most - tolerance(most));
    const last = buckets.count - 1;
    return {
      fleet,
      name: names.of('fleet', fleet),
      target: most,
      wantedBy: buckets.ends[wanted] - 1,
      reachedBy: reached < 0 ? undefined : buckets.ends[reached] - 1,
      inService: inService[last],
      ready: ready[last],
      lost: lost.reduce((sum, units) => sum + units, 0),
      ...sparesOf(plan, fleet, last),
      series: { target, in_service: inService, ready },
    };
  });
}

function sparesOf(plan: Plan, fleet: string, last: number): { sparesWanted: number; sparesHeld: number } {
  const fleets = texts(plan, 'fleet_spare', 'fleet');
  const at = numbers(plan, 'fleet_spare', 'bucket');
  const wanted = numbers(plan, 'fleet_spare', 'wanted');
  const held = numbers(plan, 'fleet_spare', 'held');
  const sums = { sparesWanted: 0, sparesHeld: 0 };
  for (let row = 0; row < fleets.length; row++) {
    if (fleets[row] !== fleet || at[row] !== last) continue;
    sums.sparesWanted += wanted[row];
    sums.sparesHeld += Math.min(held[row], wanted[row]);
  }
  return sums;
}

/** When the fleet has what it wants, and how many of it are ready. */
export function fleetSentence(answer: FleetAnswer, words: Words): string {
  const { name, target, wantedBy, reachedBy, inService, ready } = answer;
  const how = reachedBy === undefined ? 'never' : reachedBy > wantedBy ? 'late' : 'onTime';
  return words.say(`answer.fleet.${how}`, {
    name,
    target: words.number(target),
    wanted: words.month(wantedBy),
    reached: reachedBy === undefined ? '' : words.month(reachedBy),
    inService: words.number(inService, 1),
    ready: words.number(ready, 1),
    share: words.percent(inService > 0 ? ready / inService : 0),
  });
}
