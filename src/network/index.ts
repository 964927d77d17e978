export { buildNetwork } from './build.js';
export {
  bucketDates,
  bucketDays,
  bucketOf,
  fiscalShares,
  fiscalYearOf,
  type Horizon,
  yearsTo,
} from './horizon.js';
export type * from './network.js';
