export { eachOutcome, experienceOf, learningStarts } from './constraints/learning-curves.js';
export { exactDecisions } from './constraints/learning-exact.js';
export { flowColumns, unitValue } from './constraints/permissions.js';
export { worksFor } from './constraints/workshare.js';
export { at, type Block, type Context, has, hoursBlock, mayCross } from './context.js';
export { type Formulation, formulate, type Layout, layOut } from './formulate.js';
export { eachCharge } from './ledger.js';
export { wantedLevel } from './variables/stock.js';
export { eachWork } from './work.js';
