import { eachHour, type HoursLine } from '../network/index.js';
import { at, type Block, type Context, hoursBlock } from './context.js';
import { chargeTo } from './ledger.js';
import { covers, holdsIn, type Worker } from './sharing.js';

/** Work that a unit of a column is, in the agreement's measure: money, or hours (S40). */
type VisitWork = (column: number, amount: number, worker: Worker) => void;

/** Work that an agreement covers, by who does it. */
export function eachWork(context: Context, number: number, visit: VisitWork): void {
  if (context.network.agreements[number].byHours) eachHourOfWork(context, number, visit);
  else eachValueOfWork(context, number, visit);
}

function eachValueOfWork(context: Context, number: number, visit: VisitWork): void {
  const agreement = context.network.agreements[number];
  chargeTo(context, (subject) => {
    const { worker } = subject;
    if (!worker || !covers(agreement, subject)) return () => undefined;
    return (column, amount, _kind, _organisation, _category, bucket) => {
      if (holdsIn(agreement, bucket)) visit(column, amount, worker);
    };
  });
}

function eachHourOfWork({ network, columns }: Context, number: number, visit: VisitWork): void {
  const agreement = network.agreements[number];
  network.processes.forEach((process, p) => {
    const worker = network.sites[process.site];
    const { item } = network.nodes[process.node];
    const { setup, serveHours } = columns.processes[p];
    const take = (line: HoursLine, block: Block): void => {
      if (!covers(agreement, { item, process: p, resource: line.resource })) return;
      for (let t = block.first; t <= block.last; t++) {
        eachHour(line, t, (bucket, hours) => {
          if (holdsIn(agreement, bucket)) visit(at(block, t), hours, worker);
        });
      }
    };
    for (const line of process.hours) {
      // Hours that follow experience are decisions of their own.
      take(line, hoursBlock(columns.processes[p], line));
      if (process.setupHours > 0) take({ ...line, hours: process.setupHours, profile: undefined }, setup);
    }
    process.hourGroups.forEach(({ lines }, g) => {
      lines.forEach((line, l) => {
        take(line, serveHours[g][l]);
      });
    });
  });
}
