export { at, type Block, type Columns, type Context, has } from './context.js';
export { type Formulation, formulate } from './formulate.js';
export { eachCharge } from './ledger.js';
export { OBJECTIVE_NAMES, type ObjectiveName } from './objectives/index.js';
export { wantedLevel } from './variables/stock.js';
