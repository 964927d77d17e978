import { column } from '../../schema/columns.js';
import { type Case, Grid, worth } from './case.js';
import { refs } from './ids.js';

/** Days that `item.holding_cost` is for (S20). */
const HOLDING_DAYS: Readonly<Record<string, number>> = { day: 1, week: 7, month: 365 / 12, year: 365 };

/** Balance of every item and site, limits, shortfall, holding cost (S6, S15, S20). Returns quantity-days short. */
export function checkStock(c: Case): number {
  const buffers = readBuffers(c);
  const { length, number } = c.rows.stock;
  for (let row = 0; row < length; row++) c.flows.pair(number.item[row], number.site[row]);
  const stock = new Grid(c.flows.count, c.time.count);
  const shortfall = new Grid(c.flows.count, c.time.count);
  for (let row = 0; row < length; row++) {
    const pair = c.flows.pair(number.item[row], number.site[row]);
    stock.add(pair, number.bucket[row], number.stock[row]);
    shortfall.add(pair, number.bucket[row], number.shortfall[row]);
  }
  const hold = readHolding(c);
  let short = 0;
  for (let pair = 0; pair < c.flows.count; pair++) {
    checkBalance(c, pair, buffers.opening(pair), stock, hold);
    short += checkBuffer(c, pair, buffers, stock, shortfall);
  }
  return short;
}

function pairName(c: Case, pair: number): string {
  return `stock / ${c.ids.item.names[c.flows.items[pair]]} / ${c.ids.site.names[c.flows.sites[pair]]}`;
}

function checkBalance(
  c: Case,
  pair: number,
  opening: number,
  stock: Grid,
  hold: (pair: number, t: number, quantity: number) => void,
): void {
  const name = (): string => pairName(c, pair);
  const [net, size] = [c.flows.net[pair], c.flows.size[pair]];
  let before = opening;
  for (let t = 0; t < c.time.count; t++) {
    const now = stock.at(pair, t);
    c.check.equal('balance', name, t, before + net[t], now, Math.max(size[t], Math.abs(before)));
    c.check.atLeast('stock-not-negative', name, t, 0, now, size[t]);
    hold(pair, t, now);
    before = now;
  }
}

interface Buffers {
  opening(pair: number): number;
  /** Row of the table buffer, -1 when there is none. */
  row(pair: number): number;
  readonly maximum: Float64Array;
  readonly minimum: Float64Array;
  readonly target: Float64Array;
  readonly targetDate: Float64Array;
  readonly penalty: Float64Array;
  readonly currency: readonly (string | undefined)[];
}

function readBuffers(c: Case): Buffers {
  const item = refs(column(c.model, 'buffer', 'item'), c.ids.item);
  const site = refs(column(c.model, 'buffer', 'site'), c.ids.site);
  const opening = column(c.model, 'buffer', 'opening_stock');
  const rows = new Map<number, number>();
  for (let row = 0; row < item.length; row++) {
    if (item[row] >= 0 && site[row] >= 0) rows.set(c.flows.pair(item[row], site[row]), row);
  }
  return {
    opening: (pair) => (rows.has(pair) ? opening[rows.get(pair)!] : 0),
    row: (pair) => rows.get(pair) ?? -1,
    maximum: column(c.model, 'buffer', 'maximum'),
    minimum: column(c.model, 'buffer', 'minimum'),
    target: column(c.model, 'buffer', 'stockpile_target'),
    targetDate: column(c.model, 'buffer', 'stockpile_date'),
    penalty: column(c.model, 'buffer', 'stockpile_penalty'),
    currency: column(c.model, 'buffer', 'currency'),
  };
}

/** Most, least and stockpile of one item at one site (S15). */
function checkBuffer(c: Case, pair: number, buffers: Buffers, stock: Grid, shortfall: Grid): number {
  const name = (): string => pairName(c, pair);
  const row = buffers.row(pair);
  const rates = c.money.rates(buffers.currency[row]);
  let short = 0;
  for (let t = 0; t < c.time.count; t++) {
    const now = stock.at(pair, t);
    if (row < 0) {
      c.check.equal('shortfall', name, t, 0, shortfall.at(pair, t));
      continue;
    }
    if (buffers.maximum[row] >= 0) c.check.atMost('maximum-stock', name, t, buffers.maximum[row], now);
    // A stockpile without a date counts from the start; one without a target is none.
    const piled = buffers.target[row] > 0 && !(c.time.first[t + 1] <= buffers.targetDate[row]);
    const target = piled ? buffers.target[row] : 0;
    const paid = !Number.isNaN(buffers.penalty[row]);
    const missing = Math.max(0, Math.max(buffers.minimum[row], paid ? 0 : target) - now);
    c.check.equal('shortfall', name, t, missing, shortfall.at(pair, t), now);
    short += missing * c.time.days(t);
    if (paid) {
      const amount = Math.max(0, target - now) * c.time.days(t) * worth(buffers.penalty[row], rates[t]);
      c.ledger.cost('stockpile', c.payer[c.flows.sites[pair]], t, amount);
    }
  }
  return short;
}

/** Holding cost of a quantity kept at the end of a bucket (S20). */
function readHolding(c: Case): (pair: number, t: number, quantity: number) => void {
  const cost = column(c.model, 'item', 'holding_cost');
  const per = column(c.model, 'item', 'holding_per');
  const value = column(c.model, 'item', 'standard_value');
  const rate = column(c.model, 'item', 'holding_rate');
  const currency = column(c.model, 'item', 'currency');
  const usual = column(c.model, 'model', 'holding_rate')[0];
  return (pair, t, quantity) => {
    if (quantity === 0) return;
    const i = c.flows.items[pair];
    const days = c.time.days(t);
    let price = (value[i] * (Number.isNaN(rate[i]) ? usual : rate[i]) * days) / 365;
    if (!Number.isNaN(cost[i])) {
      price = per[i] === 'bucket' ? cost[i] : (cost[i] * days) / HOLDING_DAYS[per[i] ?? 'year'];
    }
    c.ledger.cost(
      'holding',
      c.payer[c.flows.sites[pair]],
      t,
      quantity * worth(price, c.money.rates(currency[i])[t]),
    );
  };
}
