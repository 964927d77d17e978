export { fiscalYearStarts } from './agreements.js';
export { buildNetwork } from './build.js';
export { spareDemand } from './demand.js';
export { availabilityWith, repairHours } from './fleets/build.js';
export { expectedReady } from './fleets/finite-source.js';
export { bucketDates, bucketDays, fiscalSharesBy } from './horizon.js';
export * from './network.js';
export * from './permissions/index.js';
