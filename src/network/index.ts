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
export * from './network.js';
