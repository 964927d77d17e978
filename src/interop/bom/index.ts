export { partId, slug } from './ids.js';
export {
  type BomOfProduct,
  type BomToTablesOptions,
  bomToTables,
  type Cell,
  type Row,
  type SourceRow,
  type Tables,
} from './to-tables.js';
export type { BomLine, BomReading, Fit, OfferReading, PartOffer, PriceBreak, VendorNumber } from './types.js';
