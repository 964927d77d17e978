import { addBlock, at, type Block, balanceRow, type Context, NO_BLOCK } from '../context.js';

/** Columns of revisions (S44 to S48): only models that have them have any. */
export function addRevisionChoices(context: Context): void {
  addTakes(context);
  addPhases(context);
  addFielded(context);
  addDiscards(context);
}

/** w[c,k,t]: delivered to a curve from the stock of a revision that it accepts (S46). */
function addTakes(context: Context): void {
  const { network, builder, columns } = context;
  builder.columnFamily('take', 'curve', 'source', 'bucket');
  network.curves.forEach((curve, c) => {
    const { deliver } = columns.curves[c];
    const isOwn = curve.sources.length === 1 && curve.sources[0] === curve.node;
    columns.takes.push(
      isOwn
        ? []
        : curve.sources.map((node, k) => {
            const block = addBlock(
              context,
              deliver.first,
              deliver.last,
              Number.POSITIVE_INFINITY,
              false,
              c,
              k,
            );
            for (let t = block.first; t <= block.last; t++)
              builder.entry(balanceRow(context, node, t), at(block, t), -1);
            return block;
          }),
    );
  });
}

/** N[k,t]: units started by the end of t; filled[k,t], begun[k,t] in {0, 1}: its block is full; it has been started. */
function addPhases(context: Context): void {
  const { network, builder, columns, T } = context;
  const followed = new Set(network.revisions.map(({ before }) => before));
  const awaited = new Set(network.runOuts.filter(({ useUp }) => useUp).map(({ revision }) => revision));
  const block = (wanted: (r: number) => boolean, upper: number, integer: boolean): Block[] =>
    network.revisions.map((_, r) => (wanted(r) ? addBlock(context, 0, T - 1, upper, integer, r) : NO_BLOCK));
  builder.columnFamily('built', 'revision', 'bucket');
  columns.built.push(...block((r) => followed.has(r), Number.POSITIVE_INFINITY, false));
  builder.columnFamily('filled', 'revision', 'bucket');
  columns.filled.push(...block((r) => followed.has(r), 1, true));
  builder.columnFamily('begun', 'revision', 'bucket');
  const phases = (r: number): boolean => {
    const { overlap, predecessor } = network.revisions[r];
    return awaited.has(r) || (overlap !== undefined && predecessor >= 0);
  };
  columns.begun.push(...block(phases, 1, true));
}

/** F[k,t]: units of a revision in the field, where conversions take some of them (S47). */
function addFielded(context: Context): void {
  const { network, builder, columns, T } = context;
  builder.columnFamily('fielded', 'revision', 'bucket');
  for (const [r, { fromField }] of network.revisions.entries()) {
    columns.fielded.push(
      fromField.length > 0 ? addBlock(context, 0, T - 1, Number.POSITIVE_INFINITY, false, r) : NO_BLOCK,
    );
  }
}

/** d[n,t]: written off of an old part, from the bucket on at whose end nothing may be left (S48). */
function addDiscards(context: Context): void {
  const { network, builder, columns, T } = context;
  builder.columnFamily('discard', 'node', 'bucket');
  for (const { nodes, ends } of network.runOuts) {
    for (const n of nodes) {
      const block = addBlock(context, ends, T - 1, Number.POSITIVE_INFINITY, false, n);
      for (let t = block.first; t <= block.last; t++)
        builder.entry(balanceRow(context, n, t), at(block, t), -1);
      columns.discards.set(n, block);
    }
  }
}
