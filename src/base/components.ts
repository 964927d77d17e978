/**
 * Number of the strongly connected component of each node (R. Tarjan, *SIAM J. Comput.* 1, 1972, without recursion); where
 * an edge leads to another component, that one has the lower number.
 */
export function components(edges: readonly (readonly { readonly to: number }[])[]): Int32Array {
  const n = edges.length;
  const component = new Int32Array(n).fill(-1);
  const index = new Int32Array(n).fill(-1);
  const low = new Int32Array(n);
  const next = new Int32Array(n);
  const stack: number[] = [];
  let counter = 0;
  let found = 0;
  for (let root = 0; root < n; root++) {
    if (index[root] >= 0) continue;
    const walk = [root];
    while (walk.length > 0) {
      const v = walk[walk.length - 1];
      if (index[v] < 0) {
        index[v] = low[v] = counter++;
        stack.push(v);
      }
      if (next[v] < edges[v].length) {
        const w = edges[v][next[v]++].to;
        if (index[w] < 0) walk.push(w);
        else if (component[w] < 0) low[v] = Math.min(low[v], index[w]);
        continue;
      }
      walk.pop();
      if (walk.length > 0) low[walk[walk.length - 1]] = Math.min(low[walk[walk.length - 1]], low[v]);
      if (low[v] !== index[v]) continue;
      for (let w = -1; w !== v; ) {
        w = stack.pop() ?? v;
        component[w] = found;
      }
      found++;
    }
  }
  return component;
}
