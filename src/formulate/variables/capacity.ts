import { addBlock, type Context, NO_BLOCK } from '../context.js';

/** v[r,t]: overtime hours (S9); e[k,t]: expansion steps ordered, and steps in service (S10). */
export function addCapacityChoices(context: Context): void {
  const { network, builder, columns, T } = context;
  builder.columnFamily('overtime', 'resource', 'bucket');
  network.resources.forEach((resource, r) => {
    const most = (t: number): number => resource.overtimeLimit * resource.working[t];
    columns.overtime.push(
      resource.overtimeLimit > 0 ? addBlock(context, 0, T - 1, most, false, r) : NO_BLOCK,
    );
  });
  builder.columnFamily('steps', 'expansion', 'bucket');
  network.expansions.forEach((expansion, e) => {
    let last = T - 1;
    while (last >= 0 && expansion.inService[last] < 0) last--;
    const first = Math.max(expansion.first, network.settings.firstFree);
    columns.steps.push(addBlock(context, first, last, expansion.mostSteps, expansion.whole, e));
  });
  builder.columnFamily('in_service', 'expansion', 'bucket');
  network.expansions.forEach((expansion, e) => {
    const steps = columns.steps[e];
    const first = steps.first <= steps.last ? expansion.inService[steps.first] : T;
    columns.inService.push(
      first < T ? addBlock(context, first, T - 1, expansion.mostSteps, false, e) : NO_BLOCK,
    );
  });
}
