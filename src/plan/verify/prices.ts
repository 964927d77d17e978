import { column } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import type { Index } from './ids.js';
import { refs } from './ids.js';
import { getOrMake } from './maps.js';

/** What an offer asks for a quantity ordered in a bucket (S11), in the offer's currency. */
export interface PriceList {
  /** Order below which nothing is sold: the lowest break if it is above 1. */
  readonly least: number;
  /** Price of `quantity` where the break is chosen by `near` (the quantity itself, or a hair beside it). */
  cost(quantity: number, near: number): number;
}

interface Break {
  readonly from: number;
  readonly price: number;
}

/** Price lists of all offers. */
export function readPrices(model: Model, offers: Index): PriceList[] {
  const single = column(model, 'offer', 'price');
  const scheme = column(model, 'offer', 'break_scheme');
  const offer = refs(column(model, 'offer-price', 'offer'), offers);
  const from = column(model, 'offer-price', 'from_quantity');
  const price = column(model, 'offer-price', 'price');
  const rows = new Map<number, Break[]>();
  for (let row = 0; row < offer.length; row++) {
    getOrMake(rows, offer[row], () => []).push({ from: from[row], price: price[row] });
  }
  return scheme.map((each, o) => priceList(rows.get(o) ?? [], single[o], each === 'incremental'));
}

function priceList(rows: readonly Break[], single: number, incremental: boolean): PriceList {
  const breaks = [...rows].sort((a, b) => a.from - b.from);
  let least = 0;
  if (breaks.length === 0) breaks.push({ from: 0, price: Number.isNaN(single) ? 0 : single });
  else if (breaks[0].from > 0 && !Number.isNaN(single)) breaks.unshift({ from: 0, price: single });
  else {
    if (breaks[0].from > 1) least = breaks[0].from;
    breaks[0] = { from: 0, price: breaks[0].price };
  }
  return { least, cost: incremental ? (q) => stepwise(breaks, q) : (q, near) => q * holding(breaks, near) };
}

/** Price of the break that holds: the highest one that the quantity reaches. */
function holding(breaks: readonly Break[], quantity: number): number {
  let price = breaks[0].price;
  for (const each of breaks) if (each.from <= quantity) price = each.price;
  return price;
}

/** Each break's price for the units between it and the next. */
function stepwise(breaks: readonly Break[], quantity: number): number {
  let cost = 0;
  for (const [k, each] of breaks.entries()) {
    const next = breaks[k + 1]?.from ?? Number.POSITIVE_INFINITY;
    cost += Math.max(0, Math.min(quantity, next) - each.from) * each.price;
  }
  return cost;
}
