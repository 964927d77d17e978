export { at, type Block, type Context, has } from './context.js';
export { type Formulation, formulate } from './formulate.js';
export { eachCharge } from './ledger.js';
export { wantedLevel } from './variables/stock.js';
