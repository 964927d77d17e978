import { civilOf, type Day, daysInMonth } from '../base/dates.js';
import { getOrMake } from '../base/maps.js';
import { column } from '../schema/columns.js';
import { bucketOf, type Horizon } from './horizon.js';
import { given, idsOf, rowsByParent } from './index-of.js';
import type { Curve, Fleet, Piece } from './network.js';
import { endUseOf, siteCountries } from './permissions/crossings.js';
import { permissionsCount } from './permissions/tables.js';
import { acceptedReader } from './revisions.js';
import type { Scope } from './scope.js';

/** Everything that decides in which curve a piece is planned, but its latest date (S19). */
interface Terms {
  readonly node: number;
  readonly sources: readonly number[];
  readonly minimum: string;
  readonly priority: number;
  readonly value: number;
  readonly penalty: number;
  readonly currency: number;
  readonly customer: number;
  readonly endUse: string;
}

/** What is taken over in the country in which it is delivered. */
const NOT_ABROAD = { customer: -1, endUse: '' } as const;

type Book = Map<string, { terms: Terms; pieces: Piece[] }>;

export function buildCurves(scope: Scope, fleets: readonly Fleet[]): Curve[] {
  const book: Book = new Map();
  readDemands(scope, book);
  readProgrammes(scope, book);
  readFleets(scope, fleets, book);
  const curves: Curve[] = [];
  for (const key of [...book.keys()].sort()) {
    const { terms, pieces } = book.get(key)!;
    for (const chain of chains(pieces, terms.priority === 0 ? Number.POSITIVE_INFINITY : scope.horizon.count))
      curves.push(curveOf(terms, chain, scope.horizon));
  }
  return curves.sort((a, b) => a.node - b.node || a.priority - b.priority);
}

function add(book: Book, terms: Terms, pieces: readonly Piece[]): void {
  const { node, priority, value, penalty, currency, customer, endUse, minimum } = terms;
  const abroad = customer < 0 ? [] : [customer, endUse];
  const oldest = minimum ? [minimum] : [];
  const key = [node, priority, value, penalty, currency, ...abroad, ...oldest].join('/');
  const entry = getOrMake(book, key, () => ({ terms, pieces: [] as Piece[] }));
  for (const piece of pieces) entry.pieces.push(piece);
}

function readDemands(scope: Scope, book: Book): void {
  const { model, horizon, currencies } = scope;
  const id = column(model, 'demand', 'id');
  const item = column(model, 'demand', 'item');
  const site = column(model, 'demand', 'site');
  const due = column(model, 'demand', 'due');
  const quantity = column(model, 'demand', 'quantity');
  const priority = column(model, 'demand', 'priority');
  const optional = column(model, 'demand', 'optional');
  const latest = column(model, 'demand', 'latest');
  const value = column(model, 'demand', 'value');
  const penalty = column(model, 'demand', 'penalty');
  const currency = column(model, 'demand', 'currency');
  const customer = column(model, 'demand', 'customer');
  const endUse = column(model, 'demand', 'end_use');
  const abroad = customerReader(scope);
  const minimum = column(model, 'demand', 'minimum_revision');
  const placeOf = placeReader(scope);
  for (let r = 0; r < id.length; r++) {
    const bucket = Math.max(0, bucketOf(horizon, due[r]));
    if (bucket >= horizon.count || quantity[r] === 0) continue;
    const terms = {
      priority: optional[r] ? 0 : priority[r],
      value: given(value[r]) ?? 0,
      penalty: given(penalty[r]) ?? 0,
      currency: currencies.of(currency[r]),
      ...placeOf(item[r], site[r], minimum[r]),
      ...abroad(customer[r], endUse[r], site[r]),
    };
    const last = lastBucket(horizon, given(latest[r]), bucket);
    add(book, terms, [{ demand: id[r] ?? '', due: bucket, latest: last, quantity: quantity[r] }]);
  }
}

/** Customer and end use of what is taken over in another country than the site's, where permissions count (S31). */
function customerReader(
  scope: Scope,
): (
  customer: string | undefined,
  endUse: string | undefined,
  site: string | undefined,
) => Pick<Terms, 'customer' | 'endUse'> {
  if (!permissionsCount(scope.model)) return () => NOT_ABROAD;
  const organisations = idsOf(scope.model, 'organisation');
  const registered = column(scope.model, 'organisation', 'country');
  const places = siteCountries(scope);
  const useOf = endUseOf(scope);
  return (customer, endUse, site) => {
    const number = organisations.number(customer);
    const country = registered[number];
    if (country === undefined || country === places[scope.siteIds.number(site)]) return NOT_ABROAD;
    return { customer: number, endUse: useOf(endUse) };
  };
}

/** Where a demand is delivered from: the stock of what it names, or of the revisions that it accepts (S46). */
function placeReader(
  scope: Scope,
): (
  item: string | undefined,
  site: string | undefined,
  minimum?: string,
) => Pick<Terms, 'node' | 'sources' | 'minimum'> {
  const accepted = acceptedReader(scope);
  return (item, site, minimum) => {
    const s = scope.siteIds.number(site);
    const node = scope.nodes.number(scope.itemIds.number(item), s);
    const items = accepted(item, minimum);
    const sources = items ? items.map((each) => scope.nodes.number(each, s)) : [node];
    return { node, sources, minimum: items ? (minimum ?? '') : '' };
  };
}

function lastBucket(horizon: Horizon, latest: Day | undefined, due: number): number {
  if (latest === undefined) return horizon.count - 1;
  return Math.max(due, Math.min(bucketOf(horizon, latest), horizon.count - 1));
}

function readProgrammes(scope: Scope, book: Book): void {
  const { model, horizon, currencies } = scope;
  const ids = idsOf(model, 'programme');
  const item = column(model, 'programme', 'item');
  const site = column(model, 'programme', 'site');
  const interpolation = column(model, 'programme', 'interpolation');
  const priority = column(model, 'programme', 'priority');
  const optional = column(model, 'programme', 'optional');
  const grace = column(model, 'programme', 'grace');
  const value = column(model, 'programme', 'value');
  const penalty = column(model, 'programme', 'penalty');
  const currency = column(model, 'programme', 'currency');
  const customer = column(model, 'programme', 'customer');
  const endUse = column(model, 'programme', 'end_use');
  const abroad = customerReader(scope);
  const minimum = column(model, 'programme', 'minimum_revision');
  const placeOf = placeReader(scope);
  const pointsOf = pointReader(scope);
  ids.names.forEach((demand, r) => {
    const terms = {
      priority: optional[r] ? 0 : priority[r],
      value: given(value[r]) ?? 0,
      penalty: given(penalty[r]) ?? 0,
      currency: currencies.of(currency[r]),
      ...placeOf(item[r], site[r], minimum[r]),
      ...abroad(customer[r], endUse[r], site[r]),
    };
    const wanted = programmeQuantities(horizon, pointsOf(r), interpolation[r] === 'linear');
    add(book, terms, bucketPieces(horizon, demand, wanted, given(grace[r])));
  });
}

/** What fleets want, of units and of spares, on the terms of the fleet (S49, S50). */
function readFleets(scope: Scope, fleets: readonly Fleet[], book: Book): void {
  const { model, horizon, currencies } = scope;
  const placeOf = placeReader(scope);
  const product = column(model, 'fleet', 'item');
  const site = column(model, 'fleet', 'site');
  const item = column(model, 'fleet-spare', 'item');
  const priority = column(model, 'fleet', 'priority');
  const grace = column(model, 'fleet', 'grace');
  const value = column(model, 'fleet', 'value');
  const penalty = column(model, 'fleet', 'penalty');
  const currency = column(model, 'fleet', 'currency');
  for (const { id, row, wanted, spares } of fleets) {
    const money = {
      value: given(value[row]) ?? 0,
      penalty: given(penalty[row]) ?? 0,
      currency: currencies.of(currency[row]),
    };
    const want = (demand: string, quantities: Float64Array, terms: Terms): void =>
      add(book, terms, bucketPieces(horizon, demand, quantities, given(grace[row])));
    const place = placeOf(product[row], site[row]);
    want(id, wanted, { priority: priority[row], ...place, ...money, ...NOT_ABROAD });
    for (const spare of spares) {
      // A spare is worth what the units that it keeps ready are worth: it has no value of its own.
      const terms = {
        priority: priority[row],
        value: 0,
        penalty: 0,
        currency: 0,
        ...placeOf(item[spare.row], site[row]),
        ...NOT_ABROAD,
      };
      want(spareDemand(id, item[spare.row]), spare.demand, terms);
    }
  }
}

/** Id of the demand for spares of a part of a fleet. */
export function spareDemand(fleet: string, item: string | undefined): string {
  return `${fleet}/${item ?? ''}`;
}

/** What is wanted bucket by bucket as demands due at the end of each. */
function bucketPieces(
  horizon: Horizon,
  demand: string,
  quantities: Float64Array,
  grace: number | undefined,
): Piece[] {
  const pieces: Piece[] = [];
  quantities.forEach((quantity, t) => {
    if (quantity <= 0) return;
    const latest = grace === undefined ? undefined : horizon.starts[t + 1] - 1 + grace;
    pieces.push({ demand, due: t, latest: lastBucket(horizon, latest, t), quantity });
  });
  return pieces;
}

/** A point of a programme's curve: a rate per month from the day on, or a total due by the day's end. */
export interface Point {
  readonly date: Day;
  readonly rate: number | undefined;
  readonly cumulative: number | undefined;
}

function pointReader(scope: Scope): (programme: number) => Point[] {
  const { model } = scope;
  const date = column(model, 'programme-point', 'date');
  const rate = column(model, 'programme-point', 'rate');
  const cumulative = column(model, 'programme-point', 'cumulative');
  const rows = rowsByParent(column(model, 'programme-point', 'programme'), idsOf(model, 'programme'));
  return (programme) =>
    rows[programme]
      .map((r) => ({ date: date[r], rate: given(rate[r]), cumulative: given(cumulative[r]) }))
      .sort((a, b) => a.date - b.date);
}

/** What a programme wants in each bucket (S17). */
export function programmeQuantities(
  horizon: Horizon,
  points: readonly Point[],
  linear: boolean,
): Float64Array {
  const rates = points.filter((p) => p.rate !== undefined);
  const totals = points.filter((p) => p.cumulative !== undefined);
  const totalAt = (day: Day): number => cumulativeAt(totals, day, horizon.firstDay - 1);
  return Float64Array.from({ length: horizon.count }, (_, t) => {
    let quantity =
      totals.length > 0 ? totalAt(horizon.starts[t + 1] - 1) - totalAt(horizon.starts[t] - 1) : 0;
    if (rates.length > 0) {
      let length = 0;
      for (let day = horizon.starts[t], next = day; day < horizon.starts[t + 1]; day++) {
        if (day === next) {
          const date = civilOf(day);
          length = daysInMonth(date.year, date.month);
          next = day + length - date.day + 1;
        }
        quantity += rateAt(rates, day, linear) / length;
      }
    }
    return quantity;
  });
}

function rateAt(points: readonly Point[], day: Day, linear: boolean): number {
  let k = -1;
  while (k + 1 < points.length && points[k + 1].date <= day) k++;
  if (k < 0) return 0;
  const here = points[k].rate ?? 0;
  const next = points[k + 1];
  if (!linear || !next) return here;
  return here + (((next.rate ?? 0) - here) * (day - points[k].date)) / (next.date - points[k].date);
}

function cumulativeAt(points: readonly Point[], day: Day, origin: Day): number {
  let before = { date: origin, cumulative: 0 };
  for (const point of points) {
    const here = { date: point.date, cumulative: point.cumulative ?? 0 };
    if (point.date > day) {
      if (day <= before.date) return before.cumulative;
      const share = (day - before.date) / (here.date - before.date);
      return before.cumulative + (here.cumulative - before.cumulative) * share;
    }
    before = here;
  }
  return before.cumulative;
}

/**
 * Splits pieces into as few chains as possible along which neither due nor latest falls (greedy: each piece joins the
 * chain with the highest latest that is not above its own), those that may be given up (a latest before the last of
 * `buckets`; with Infinity, all) apart from those that may not.
 */
export function chains(pieces: readonly Piece[], buckets: number): Piece[][] {
  const sorted = [...pieces].sort(
    (a, b) =>
      a.due - b.due || a.latest - b.latest || (a.demand < b.demand ? -1 : a.demand > b.demand ? 1 : 0),
  );
  const free = sorted.filter((piece) => piece.latest >= buckets - 1);
  const result: Piece[][] = [];
  for (const piece of sorted) {
    if (piece.latest >= buckets - 1) continue;
    let best: Piece[] | undefined;
    for (const chain of result) {
      const last = chain[chain.length - 1].latest;
      if (last <= piece.latest && (!best || last > best[best.length - 1].latest)) best = chain;
    }
    if (best) best.push(piece);
    else result.push([piece]);
  }
  return free.length > 0 ? [...result, free] : result;
}

function curveOf(terms: Terms, pieces: readonly Piece[], horizon: Horizon): Curve {
  const due = new Float64Array(horizon.count);
  const alive = new Float64Array(horizon.count);
  for (const piece of pieces) {
    due[piece.due] += piece.quantity;
    for (let t = piece.due; t < piece.latest; t++) alive[t] += piece.quantity;
  }
  return {
    limited: terms.priority === 0 || pieces[0].latest < horizon.count - 1,
    pieces,
    due,
    alive,
    ...terms,
  };
}
