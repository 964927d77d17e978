import type { Instance } from './instance.js';

/**
 * A mode for each activity within the budgets, or nothing where repair fails: first the shortest, later at random and
 * more so from try to try; then, while a budget is overspent, the change of mode that saves most of the excess for the
 * time it costs (in the manner of Drexl & Grünewald, IIE Transactions 25, 1993).
 */
export function pickModes(instance: Instance, random: () => number, round: number): number[] | undefined {
  const chance = round === 0 ? 0 : 0.1 + 0.6 * ((round % 7) / 7);
  const modes: number[] = [];
  for (const ways of instance.ways) {
    const open = ways.flatMap((way, m) => (way.demand.every((d, r) => d <= instance.capacity[r]) ? [m] : []));
    if (open.length === 0) return undefined;
    const shortest = open.reduce((a, b) => (ways[b].duration < ways[a].duration ? b : a));
    modes.push(open.length > 1 && random() < chance ? open[Math.floor(random() * open.length)] : shortest);
  }
  return repair(instance, modes) ? modes : undefined;
}

function repair(instance: Instance, modes: number[]): boolean {
  const over = instance.budget.map(
    (there, b) => modes.reduce((sum, m, i) => sum + instance.ways[i][m].spend[b], 0) - there,
  );
  for (let round = 0; over.some((units) => units > 0); round++) {
    if (round > 4 * instance.count) return false;
    const change = bestChange(instance, modes, over);
    if (!change) return false;
    const [i, m] = change;
    for (let b = 0; b < over.length; b++)
      over[b] += instance.ways[i][m].spend[b] - instance.ways[i][modes[i]].spend[b];
    modes[i] = m;
  }
  return true;
}

function bestChange(
  instance: Instance,
  modes: readonly number[],
  over: readonly number[],
): [number, number] | undefined {
  let best: [number, number] | undefined;
  let most = 0;
  instance.ways.forEach((ways, i) => {
    const now = ways[modes[i]];
    ways.forEach((way, m) => {
      if (m === modes[i] || way.demand.some((d, r) => d > instance.capacity[r])) return;
      let saved = 0;
      over.forEach((units, b) => {
        const after = units + way.spend[b] - now.spend[b];
        saved += Math.max(0, units) - Math.max(0, after);
      });
      const worth = saved / (1 + Math.max(0, way.duration - now.duration));
      if (worth > most) {
        most = worth;
        best = [i, m];
      }
    });
  });
  return best;
}
