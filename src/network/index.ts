export { buildNetwork } from './build.js';
export { bucketDates, bucketDays, fiscalShares } from './horizon.js';
export * from './network.js';
