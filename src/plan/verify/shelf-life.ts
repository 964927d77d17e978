import { column } from '../../schema/columns.js';
import { type Case, worth } from './case.js';
import { refs } from './ids.js';

/** What is written off as too old leaves the stock, and costs (S55). */
export function checkExpiry(c: Case): void {
  const shelfLife = column(c.model, 'item', 'shelf_life');
  const price = column(c.model, 'item', 'disposal_cost');
  const currency = column(c.model, 'item', 'currency');
  const { length, number, subject } = c.rows.expiry;
  for (let row = 0; row < length; row++) {
    const [item, site, t] = [number.item[row], number.site[row], number.bucket[row]];
    const quantity = number.quantity[row];
    // What keeps is not written off.
    if (Number.isNaN(shelfLife[item])) c.check.atMost('shelf-life', () => subject(row), t, 0, quantity);
    c.flows.use(item, site, t, quantity);
    const rate = c.money.rates(currency[item])[t];
    c.ledger.pay('disposal', 'running', c.payer[site], t, quantity * worth(price[item], rate));
  }
}

/** Units of one age: the day on which they came. */
interface Layer {
  readonly day: number;
  quantity: number;
}

/**
 * Nothing is kept past its shelf life (S55): every pair is followed bucket by bucket, the oldest units used first;
 * what may no longer be used in the next bucket has to be gone.
 */
export function checkShelfLives(c: Case): void {
  const shelfLife = column(c.model, 'item', 'shelf_life');
  const openings = readOpenings(c);
  for (let pair = 0; pair < c.flows.count; pair++) {
    const item = c.flows.items[pair];
    const days = shelfLife[item];
    if (Number.isNaN(days)) continue;
    const name = `stock / ${c.ids.item.names[item]} / ${c.ids.site.names[c.flows.sites[pair]]}`;
    follow(c, pair, name, days, openings.get(pair));
  }
}

function readOpenings(c: Case): Map<number, Layer> {
  const item = refs(column(c.model, 'buffer', 'item'), c.ids.item);
  const site = refs(column(c.model, 'buffer', 'site'), c.ids.site);
  const opening = column(c.model, 'buffer', 'opening_stock');
  const age = column(c.model, 'buffer', 'opening_age');
  const layers = new Map<number, Layer>();
  for (let row = 0; row < item.length; row++) {
    const day = c.time.start - 1 - age[row];
    layers.set(c.flows.pair(item[row], site[row]), { day, quantity: opening[row] });
  }
  return layers;
}

function follow(c: Case, pair: number, name: string, days: number, opening: Layer | undefined): void {
  const layers: Layer[] = opening ? [opening] : [];
  let kept = opening?.quantity ?? 0;
  for (let t = 0; t < c.time.count; t++) {
    const came = c.flows.came[pair][t];
    layers.push({ day: c.time.first[t + 1] - 1, quantity: came });
    take(layers, came - c.flows.net[pair][t]);
    kept += c.flows.net[pair][t];
    const next = t + 1 < c.time.count ? c.time.first[t + 2] - 1 : c.time.end;
    let old = 0;
    for (const layer of layers) if (next - layer.day > days + 1e-9) old += layer.quantity;
    c.check.atMost('shelf-life', name, t, kept - old, kept, c.flows.size[pair][t]);
  }
}

/** Takes from the oldest. */
function take(layers: Layer[], quantity: number): void {
  let left = quantity;
  for (const layer of layers) {
    const taken = Math.min(layer.quantity, Math.max(0, left));
    layer.quantity -= taken;
    left -= taken;
  }
}
