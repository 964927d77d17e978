import type { Program } from '../program/index.js';
import type { Solution } from './contract.js';

/** A program without columns has one point, the empty one; solvers differ in what they make of it, so none is asked. */
export function solveWithoutColumns(engine: string, program: Program): Solution {
  const bad = program.rowLower.findIndex((lower, i) => lower > 0 || program.rowUpper[i] < 0);
  if (bad >= 0) {
    const conflict = { rows: Int32Array.of(bad), columns: new Int32Array(0) };
    return { engine, termination: 'infeasible', objectives: [], conflict };
  }
  return {
    engine,
    termination: 'optimal',
    x: new Float64Array(0),
    objectives: program.objectives.map(({ name, offset }) => ({
      name,
      value: offset,
      bound: offset,
      termination: 'optimal',
      seconds: 0,
      iterations: 0,
      rowDuals: new Float64Array(program.rowCount),
      reducedCosts: new Float64Array(0),
    })),
    basis: { columns: new Int32Array(0), rows: new Int32Array(program.rowCount).fill(1) },
  };
}
