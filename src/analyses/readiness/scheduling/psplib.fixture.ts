import type { Project } from './index.js';

/** Reads a single-mode project in the `.sm` format of PSPLIB (Kolisch & Sprecher, EJOR 96, 1997). */
export function readPsplib(text: string): Project {
  const lines = text.split(/\r?\n/);
  const rows = (title: string, skip: number): number[][] => {
    const from = lines.findIndex((line) => line.startsWith(title));
    if (from < 0) throw new Error(`no "${title}" in the file`);
    const made: number[][] = [];
    for (const line of lines.slice(from + 1 + skip)) {
      if (line.startsWith('***')) break;
      made.push(line.trim().split(/\s+/).map(Number));
    }
    return made;
  };
  const precedence = rows('PRECEDENCE RELATIONS', 1);
  const requests = rows('REQUESTS/DURATIONS', 2);
  const capacity = rows('RESOURCEAVAILABILITIES', 1)[0];
  const predecessors: number[][] = precedence.map(() => []);
  for (const [job, , , ...successors] of precedence)
    for (const s of successors) predecessors[s - 1].push(job - 1);
  const activities = requests.map(([job, , duration, ...demand]) => ({
    id: String(job),
    modes: [{ duration, demand }],
    predecessors: predecessors[job - 1],
  }));
  return { activities, capacity };
}

/** Published optima by file name: `j301_1` in the table is the file `j301_1.sm`. */
export function readOptima(csv: string): Map<string, number> {
  const rows = csv.trim().split(/\r?\n/).slice(1);
  return new Map(rows.map((row) => [row.split(',')[0], Number(row.split(',')[1])]));
}
