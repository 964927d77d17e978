import { getOrMake } from '../base/maps.js';
import { COST_KINDS } from '../base/vocabulary.js';
import { eachCharge } from '../formulate/index.js';
import { type Budget, fiscalSharesBy } from '../network/index.js';
import type { Reading } from './reading.js';
import { eachPenalty } from './serve.js';
import { clean } from './tables.js';

/** Costs by kind, payer and bucket (S20), and spending against budgets (S22). */
export function extractMoney(reading: Reading): void {
  const { context } = reading.formulation;
  const { network, T } = context;
  const organisations = network.organisations.length;
  const costs = new Float64Array(COST_KINDS.length * organisations * T);
  const slot = (kind: number, organisation: number, t: number): number =>
    (kind * organisations + organisation) * T + t;
  const kinds = new Map(COST_KINDS.map((kind, k) => [kind, k]));
  const spent = new Map<string, Float64Array>();
  const ofOrganisation = network.organisations.map(() => new Map<string, Float64Array>());
  eachCharge(context, (column, amount, kind, organisation, category, bucket, paid) => {
    // What is late is reckoned below from what each demand was given.
    if (kind === 'lateness') return;
    const value = Math.max(0, reading.x[column]) * amount;
    if (value === 0) return;
    costs[slot(kinds.get(kind)!, organisation, bucket)] += value;
    if (category === '') return;
    let series = ofOrganisation[organisation].get(category);
    if (!series) {
      series = getOrMake(spent, `${organisation}/${category}`, () => new Float64Array(T));
      ofOrganisation[organisation].set(category, series);
    }
    series[paid] += value;
  });
  for (const { charges, category } of network.readiness?.activities ?? []) {
    for (const { payer, amounts } of charges) {
      amounts.forEach((amount, t) => {
        if (amount === 0) return;
        costs[slot(kinds.get('activity')!, payer, t)] += amount;
        getOrMake(spent, `${payer}/${category}`, () => new Float64Array(T))[t] += amount;
      });
    }
  }
  for (const service of reading.service) {
    const { site } = network.nodes[network.curves[service.curve].node];
    const organisation = network.sites[site].organisation;
    eachPenalty(network, service, (t, amount) => {
      costs[slot(kinds.get('lateness')!, organisation, t)] += amount;
    });
  }
  COST_KINDS.forEach((kind, k) => {
    for (let organisation = 0; organisation < organisations; organisation++) {
      for (let t = 0; t < T; t++) {
        const amount = clean(costs[slot(k, organisation, t)]);
        if (amount !== 0) reading.write.cost.row(kind, network.organisations[organisation], t, amount);
      }
    }
  });
  writeSpending(reading, spent);
}

function writeSpending(reading: Reading, spent: ReadonlyMap<string, Float64Array>): void {
  const { network } = reading.formulation.context;
  const sharesBy = fiscalSharesBy(network.horizon);
  const years = new Map<string, Map<number, number>>();
  const add = (key: string, year: number, amount: number): void => {
    const byYear = getOrMake(years, key, () => new Map<number, number>());
    byYear.set(year, (byYear.get(year) ?? 0) + amount);
  };
  const watched = new Set(network.budgets.map((budget) => `${budget.organisation}/${budget.category}`));
  for (const budget of network.budgets) add(`${budget.organisation}/${budget.category}`, budget.year, 0);
  for (const [key, series] of spent) {
    const all = `${key.slice(0, key.indexOf('/'))}/`;
    const shares = sharesBy(network.members[Number.parseInt(key, 10)].fiscalYearStart);
    series.forEach((amount, t) => {
      if (amount === 0) return;
      for (const { year, share } of shares[t]) {
        add(key, year, amount * share);
        if (watched.has(all)) add(all, year, amount * share);
      }
    });
  }
  const budgets = new Map(network.budgets.map((b) => [`${b.organisation}/${b.category}/${b.year}`, b]));
  for (const key of [...years.keys()].sort(byOrganisation)) {
    const [organisation, category] = [
      Number(key.slice(0, key.indexOf('/'))),
      key.slice(key.indexOf('/') + 1),
    ];
    let left = 0;
    let previous = Number.NaN;
    for (const [year, amount] of [...years.get(key)!].sort(([a], [b]) => a - b)) {
      const budget = budgets.get(`${key}/${year}`);
      const carried = budget && previous === year - 1 ? left : 0;
      const value = clean(amount);
      reading.write.spending.row(
        network.organisations[organisation],
        category,
        year,
        value,
        budget ? clean(budget.amount) : Number.NaN,
        clean(carried),
      );
      left = budget ? handedOn(budget, Math.max(0, budget.amount + carried - value)) : 0;
      previous = year;
    }
  }
}

/** What goes to the next year of what is left (S22, S41). */
function handedOn({ amount, carryOver, mostCarried, oneYear }: Budget, left: number): number {
  return Math.min(mostCarried, carryOver * (oneYear ? Math.min(amount, left) : left));
}

function byOrganisation(a: string, b: string): number {
  return Number.parseInt(a, 10) - Number.parseInt(b, 10) || (a < b ? -1 : 1);
}
