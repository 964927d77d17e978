/**
 * One measurement, in a process of its own: `tsx bench/measure.ts FOLDER ours [SECONDS] [again]` (without seconds, or with '': to the
 * proven optimum; `again`: and after changes of one number each), or
 * `tsx bench/measure.ts FOLDER dual|ipm|native-dual|native-ipm SECONDS last|tiers`.
 */
import { planModel, programOf } from '../src/jobs/plan.js';
import { PlanSession } from '../src/jobs/session.js';
import { readModel } from '../src/store/folder/index.js';
import { planAgain } from './again.js';
import { solveRaw } from './raw.js';
import {
  type Measurement,
  type OursMeasurement,
  type Phase,
  RAW_ENGINES,
  type RawMeasurement,
} from './registry.js';

const [folder = '', engine = 'ours', seconds = '', part = 'tiers'] = process.argv.slice(2);

/** Milliseconds of processor time so far: clock time says little on a machine that others use as well. */
function cpu(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function peakMegabytes(): number {
  return Math.round(process.resourceUsage().maxRSS / 1024);
}

async function ours(): Promise<OursMeasurement> {
  const from = performance.now();
  const cpuFrom = cpu();
  const { model, issues } = await readModel(folder);
  if (!issues.ok) throw new Error(`${issues.errorCount} errors in ${folder}: ${issues.errors[0]?.code}`);
  const read = performance.now() - from;
  const busy: Record<Phase, number> = {
    read: cpu() - cpuFrom,
    check: 0,
    construct: 0,
    build: 0,
    solve: 0,
    verify: 0,
    total: 0,
  };
  let [phase, since]: [Phase, number] = ['check', cpu()];
  const enter = (next: Phase): void => {
    const now = cpu();
    busy[phase] += now - since;
    [phase, since] = [next, now];
  };
  const limit = seconds === '' ? undefined : Number(seconds);
  const session = part === 'again' ? new PlanSession() : undefined;
  const result = await planModel(model, {
    // Of the whole run, and reading is part of it.
    ...(limit === undefined ? {} : { timeLimit: limit - read / 1000 }),
    ...(session ? { session } : {}),
    onProgress: (progress) => {
      if (progress.phase !== phase) enter(progress.phase);
    },
  });
  enter('total');
  busy.total = cpu() - cpuFrom;
  const { total: _, ...phases } = result.phases;
  const { objectives = [], gap = 1 } = result.plan?.header ?? {};
  const whole = performance.now() - from;
  const megabytes = peakMegabytes();
  const again = session && (await planAgain(model, session));
  return {
    engine: 'ours',
    ...(limit === undefined ? {} : { limit }),
    gap,
    status: result.status,
    verified: result.verification?.ok ?? false,
    phases: { read, ...phases, total: whole },
    cpu: busy,
    counts: result.counts,
    reduced: result.reduced,
    objectives: objectives.map(({ name, value, bound }) => ({ name, value, bound })),
    megabytes,
    ...(again ? { again } : {}),
  };
}

async function raw(kind: RawMeasurement['engine']): Promise<RawMeasurement> {
  const { model } = await readModel(folder);
  const program = programOf(model);
  const outcomes = await solveRaw(program, {
    method: kind.endsWith('ipm') ? 'ipm' : 'dual',
    native: kind.startsWith('native'),
    ...(part === 'last' ? { only: 'last' as const } : {}),
    slack: 1e-7,
    timeLimit: Number(seconds),
  });
  return {
    engine: kind,
    part: part === 'last' ? 'last' : 'tiers',
    status: outcomes.at(-1)?.status ?? 'error',
    solve: outcomes.reduce((sum, { milliseconds }) => sum + milliseconds, 0),
    cpu: outcomes.reduce((sum, outcome) => sum + outcome.cpu, 0),
    objectives: outcomes.map(({ name, value, milliseconds, cpu: busy }) => ({
      name,
      value,
      milliseconds,
      cpu: busy,
    })),
    megabytes: peakMegabytes(),
  };
}

const kind = RAW_ENGINES.find((each) => each === engine);
const measurement: Measurement = kind ? await raw(kind) : await ours();
process.stdout.write(`${JSON.stringify(measurement)}\n`);
