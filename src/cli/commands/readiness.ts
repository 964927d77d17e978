import { isoDate } from '../../base/dates.js';
import { namesOf } from '../../explain/names.js';
import { prepare } from '../../jobs/plan.js';
import type { Dates } from '../../network/readiness.js';
import { readModel } from '../../store/folder/index.js';
import type { Context } from '../context.js';
import { EXIT, type ExitCode, Stop } from '../exit.js';
import { issuesJson, issueText, mergeIssues } from '../issues.js';
import { MOST_SHOWN } from '../model.js';
import { type ReadinessView, readinessText } from '../readiness-text.js';

export interface ReadinessOptions {
  readonly scenario?: string;
}

/** The schedule of a model's activities by itself, before anything is planned (S25 to S28). */
export async function readinessCommand(
  path: string,
  { scenario }: ReadinessOptions,
  context: Context,
): Promise<ExitCode> {
  const { model, issues: reading } = await readModel(path);
  const { issues, sorted, network } = reading.ok
    ? prepare(model, scenario)
    : { issues: reading, sorted: model, network: undefined };
  const all = reading.ok ? mergeIssues(reading, issues) : reading;
  if (!network || !all.ok) {
    if (context.json) context.printJson(issuesJson(all, context));
    else context.complain(issueText(all, context, MOST_SHOWN));
    return EXIT.failed;
  }
  if (!network.readiness) throw new Stop(EXIT.failed, context.say('readiness.no-activities'));
  const names = namesOf(sorted);
  const { activities, levels, gates } = network.readiness;
  const view: ReadinessView = {
    start: network.horizon.firstDay,
    activities: activities.map(({ id, mode, start, end, cost, slack, critical }) => {
      return { id, name: names.of('activity', id), mode, start, end, cost, slack, critical };
    }),
    levels: levels.map(({ technology, kind, level, reached }) => {
      return { technology, name: names.of('technology', technology), scale: kind, level, reached };
    }),
    gates: gates.map(({ process, open, bound }) => {
      const { id } = network.processes[process];
      return { process: id, name: names.of('process', id), open, bound };
    }),
  };
  if (context.json) context.printJson(plain(view));
  else context.print(readinessText(view, context));
  return EXIT.ok;
}

/** Dates as ISO has them; never is null. */
function plain({ start, activities, levels, gates }: ReadinessView): object {
  const iso = (day: number): string | null => (Number.isFinite(day) ? isoDate(day) : null);
  const dates = ({ day, least, most }: Dates) => ({ day: iso(day), least: iso(least), most: iso(most) });
  return {
    start: iso(start),
    activities: activities.map((each) => ({ ...each, start: iso(each.start), end: dates(each.end) })),
    levels: levels.map((each) => ({ ...each, reached: dates(each.reached) })),
    gates: gates.map((each) => ({ ...each, open: dates(each.open), bound: iso(each.bound) })),
  };
}
