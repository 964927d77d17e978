import { type BomLine, type PartOffer, type PriceBreak, partId } from '../../src/interop/bom/index.js';

/** Boards are bought for about so many products a month in the middle of the ramp. */
export const TYPICAL_PRODUCTS = 100;
/** Most products whose parts are ever ordered in one bucket. */
const MOST_PRODUCTS = 500;
/** Parts whose price breaks are kept, so that the plan decides how much to order at once. */
export const KEPT_BREAKS: readonly string[] = ['txs0108ergyr'];

/**
 * Every all-units break that could hold costs a whole-number decision in every bucket. So only the part on which most
 * is saved keeps its own (those that some bucket's order can reach); the others have the price that holds for the parts
 * of 100 products.
 */
export function breaksFor(
  perProduct: ReadonlyMap<string, number>,
): (offer: PartOffer, part: string) => readonly PriceBreak[] {
  return (offer, part) => {
    const need = perProduct.get(part) ?? 1;
    if (KEPT_BREAKS.includes(part)) {
      const reachable = offer.breaks.filter(({ fromQuantity }) => fromQuantity <= need * MOST_PRODUCTS);
      return reachable.map((each, i) => (i === 0 ? { ...each, fromQuantity: 1 } : each));
    }
    const holding = offer.breaks.filter(({ fromQuantity }) => fromQuantity <= need * TYPICAL_PRODUCTS);
    return [{ fromQuantity: 1, price: (holding.at(-1) ?? offer.breaks[0]!).price }];
  };
}

/** Illustrative prices in EUR, for parts of the boards for which the database has none. */
const NAMED: Readonly<Record<string, number>> = {
  stm32f427vit6: 11,
  stm32f100c8t6b: 2.4,
  'mpu-6000': 8.5,
  'ms561101ba03-50': 9,
  'hmc5983-tr': 3.6,
  'gigablox-nano-switch-reva-module': 62,
  'rec20k-4805sz': 24,
  'rec30k-4812sz': 31,
  'span02c-12': 9,
  'tsr-0-6-48120wi': 11,
  'm9n-g4-3100': 42,
  tsys01: 7.5,
  'cap-100nf-0805': 0.024,
  cc0805krx7r9bb104: 0.034,
  cpc1019n: 1.6,
  cpc1907b: 6.5,
  s400n08tl: 3.1,
  'rpi-5-with-ssq-120-01-f-d': 4.2,
  amt0450003db0000g: 3.9,
};
const BY_KIND: readonly (readonly [RegExp, number])[] = [
  [/^(R|RN)\d/, 0.008],
  [/^C\d/, 0.03],
  [/^LED/, 0.12],
  [/^(D|Q)\d/, 0.28],
  [/^(F|FL|L)\d/, 0.35],
  [/^(J|U\$)\d/, 1.1],
  [/^(X|Y)\d/, 0.6],
  [/^(S|LS)\d/, 1.4],
];

/** Illustrative price of a part, EUR each. */
export function illustrativePrice(line: BomLine): number {
  const kind = BY_KIND.find(([pattern]) => pattern.test(line.designators[0] ?? ''));
  return NAMED[partId(line)] ?? kind?.[1] ?? 1.5;
}
