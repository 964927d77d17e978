import { column } from '../../schema/columns.js';
import { type Case, Grid } from './case.js';
import { readMayStart } from './production.js';
import { builds } from './revisions.js';
import { isSome } from './tolerance.js';

/** Units of every revision started by bucket (S43). */
export function revisionStarts(c: Case, started: Grid): Grid {
  const units = new Grid(c.revisions.names.length, c.time.count);
  for (const [p, r] of c.revisions.ofProcess.entries()) {
    if (r < 0 || !builds(c.revisions, p, r)) continue;
    for (let t = 0; t < c.time.count; t++) units.add(r, t, started.at(p, t));
  }
  return units;
}

/** Windows, unit numbers, overlap and shares (S43 to S45). */
export function checkPhases(c: Case, units: Grid, opens: readonly number[]): void {
  checkWindows(c, units);
  checkSerials(c, units);
  checkOverlap(c, units);
  checkShares(c, units, opens);
}

function checkWindows(c: Case, units: Grid): void {
  for (const [r, name] of c.revisions.names.entries()) {
    for (let t = 0; t < c.time.count; t++) {
      const day = c.time.last(t);
      if (day < c.revisions.from[r] || day > c.revisions.until[r])
        c.check.atMost('window', `revision / ${name}`, t, 0, units.at(r, t));
    }
  }
}

/** By the end of each bucket: no block overfull, and nothing of a block before all those before it are full. */
function checkSerials(c: Case, units: Grid): void {
  const from = column(c.model, 'revision', 'serial_from');
  const until = column(c.model, 'revision', 'serial_until');
  const built = column(c.model, 'revision', 'built');
  const chain = Array.from(from, (_, r) => r).filter((r) => !Number.isNaN(from[r]));
  for (const r of chain) {
    const name = `revision / ${c.revisions.names[r]}`;
    const sooner = chain.filter(
      (other) => c.revisions.product[other] === c.revisions.product[r] && from[other] < from[r],
    );
    const sum = (k: number, last: number): number => {
      let total = built[k];
      for (let t = 0; t <= last; t++) total += units.at(k, t);
      return total;
    };
    for (let t = 0; t < c.time.count; t++) {
      if (!Number.isNaN(until[r]))
        c.check.atMost('serial-block', name, t, until[r] - from[r] + 1, sum(r, t), built[r]);
      if (!isSome(units.at(r, t))) continue;
      for (const other of sooner) {
        const block = Number.isNaN(until[other]) ? Number.POSITIVE_INFINITY : until[other] - from[other] + 1;
        c.check.atLeast(
          'serial-block',
          name,
          t,
          block,
          sum(other, t),
          block === Number.POSITIVE_INFINITY ? 0 : block,
        );
      }
    }
  }
}

function firstStart(c: Case, units: Grid, r: number): number {
  let t = 0;
  while (t < c.time.count && !isSome(units.at(r, t))) t++;
  return t;
}

/** Nothing of the predecessor once the overlap since the first start is over (S45). */
function checkOverlap(c: Case, units: Grid): void {
  const overlap = column(c.model, 'revision', 'overlap');
  for (const [r, name] of c.revisions.names.entries()) {
    const old = c.revisions.predecessor[r];
    const first = firstStart(c, units, r);
    if (old < 0 || Number.isNaN(overlap[r]) || first === c.time.count) continue;
    for (let t = first + 1; t < c.time.count; t++) {
      if (c.time.last(t) > c.time.last(first) + overlap[r])
        c.check.atMost('revision-overlap', `revision / ${name}`, t, 0, units.at(old, t));
    }
  }
}

function checkShares(c: Case, units: Grid, opens: readonly number[]): void {
  const least = column(c.model, 'revision', 'least_share');
  const most = column(c.model, 'revision', 'most_share');
  const mayStart = readMayStart(c, opens);
  for (const [r, id] of c.revisions.names.entries()) {
    if (Number.isNaN(least[r]) && Number.isNaN(most[r])) continue;
    const builders = c.ids.process.names.flatMap((_, p) => (builds(c.revisions, p, r) ? [p] : []));
    for (let t = 0; t < c.time.count; t++) {
      if (!builders.some((p) => mayStart(p, t))) continue;
      let all = 0;
      for (const [k, product] of c.revisions.product.entries())
        if (product === c.revisions.product[r]) all += units.at(k, t);
      const name = `revision / ${id}`;
      if (least[r] > 0) c.check.atLeast('revision-share', name, t, least[r] * all, units.at(r, t), all);
      if (most[r] < 1) c.check.atMost('revision-share', name, t, most[r] * all, units.at(r, t), all);
    }
  }
}

/** Old parts: used up before the revision, nothing left after the last day, written off only from then (S48). */
export function checkRunOuts(c: Case, units: Grid): void {
  const { model, check, time } = c;
  const revisionIds = c.revisions.names;
  const mode = column(model, 'run-out', 'mode');
  const date = column(model, 'run-out', 'write_off');
  const revision = column(model, 'run-out', 'revision');
  const rows = readStated(c);
  for (const [row, id] of column(model, 'run-out', 'item').entries()) {
    const item = c.ids.item.find(id);
    const r = revisionIds.indexOf(revision[row] ?? '');
    const scrapped = Number.isNaN(c.revisions.from[r]) ? time.start : c.revisions.from[r];
    const since = mode[row] === 'scrap' ? scrapped : Number.POSITIVE_INFINITY;
    const day = Number.isNaN(date[row]) ? since : date[row];
    const first = firstStart(c, units, r);
    for (const [site, place] of c.ids.site.names.entries()) {
      const name = `run_out / ${id} / ${place}`;
      for (let t = 0; t < time.count; t++) {
        const stock = rows.stock(item, site, t);
        const found = rows.runOut(item, site, t);
        const ended = time.last(t) >= day;
        if (ended) check.atMost('run-out', name, t, 0, stock);
        else check.atMost('run-out', name, t, 0, found.gone);
        if (mode[row] === 'use-up' && t >= first) check.atMost('run-out', name, t, 0, stock);
        const obsolete = t >= first ? stock : 0;
        const worth = rows.worth(item, t);
        check.equal('revision-figures', name, t, obsolete, found.obsolete);
        check.equal('revision-figures', name, t, obsolete * worth, found.value);
        check.equal('revision-figures', name, t, found.gone * worth, found.goneValue);
        if (found.gone === 0) continue;
        c.flows.use(item, site, t, found.gone);
        c.ledger.pay('disposal', 'running', c.payer[site], t, found.gone * rows.disposal(row, t));
      }
    }
  }
  const parts = new Set(column(model, 'run-out', 'item').map((id) => c.ids.item.find(id)));
  const { length, number, subject } = c.rows.run_out;
  for (let row = 0; row < length; row++)
    check.holds('revision-figures', parts.has(number.item[row]), () => subject(row), -1, 'run-out', '-');
}

function readStated(c: Case) {
  const key = (item: number, site: number, t: number): number =>
    (item * c.ids.site.names.length + site) * c.time.count + t;
  const stock = new Map<number, number>();
  const stocks = c.rows.stock;
  const asked = new Set(column(c.model, 'run-out', 'item').map((id) => c.ids.item.find(id)));
  for (let row = 0; row < stocks.length; row++) {
    const { item, site, bucket } = stocks.number;
    if (asked.has(item[row])) stock.set(key(item[row], site[row], bucket[row]), stocks.number.stock[row]);
  }
  const stated = new Map<number, number>();
  const { length, number } = c.rows.run_out;
  for (let row = 0; row < length; row++)
    stated.set(key(number.item[row], number.site[row], number.bucket[row]), row);
  const value = column(c.model, 'item', 'standard_value');
  const currency = column(c.model, 'item', 'currency');
  const cost = column(c.model, 'run-out', 'disposal_cost');
  const costCurrency = column(c.model, 'run-out', 'currency');
  return {
    stock: (item: number, site: number, t: number): number => stock.get(key(item, site, t)) ?? 0,
    runOut: (item: number, site: number, t: number) => {
      const row = stated.get(key(item, site, t));
      if (row === undefined) return { obsolete: 0, value: 0, gone: 0, goneValue: 0 };
      const { obsolete, value: worth, written_off, written_off_value } = number;
      return {
        obsolete: obsolete[row],
        value: worth[row],
        gone: written_off[row],
        goneValue: written_off_value[row],
      };
    },
    worth: (item: number, t: number): number => (value[item] || 0) * c.money.rates(currency[item])[t],
    disposal: (row: number, t: number): number => cost[row] * c.money.rates(costCurrency[row])[t],
  };
}
