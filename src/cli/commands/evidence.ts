import { extname } from 'node:path';
import {
  DISTRIBUTION_COLUMNS,
  type DistributionRow,
  distributionRows,
  type Evidence,
  evidenceOf,
} from '../../analyses/evidence/index.js';
import { writeCsv } from '../../tables/csv.js';
import type { Context } from '../context.js';
import { writeWhole } from '../draft.js';
import { evidenceText } from '../evidence-text.js';
import { EXIT, type ExitCode, Stop } from '../exit.js';
import { loadModel } from '../model.js';

export interface EvidenceOptions {
  readonly distributions?: string;
  readonly stale?: number;
}

/** What the numbers of a model rest on, and where sources disagree (S42). */
export async function evidenceCommand(
  path: string,
  { distributions, stale }: EvidenceOptions,
  context: Context,
): Promise<ExitCode> {
  const ending = extname(distributions ?? 'none.csv').toLowerCase();
  if (ending !== '.csv' && ending !== '.json')
    throw new Stop(EXIT.usage, context.say('evidence.badFile', { path: distributions ?? '' }));
  const model = await loadModel(path, context, false);
  const evidence = evidenceOf(model, stale);
  const rows = distributionRows(model, evidence);
  if (distributions !== undefined) {
    writeWhole(
      distributions,
      ending === '.json' ? [`${JSON.stringify(rows, undefined, 2)}\n`] : [csvOf(rows)],
    );
    context.note(context.say('evidence.written', { count: rows.length, path: distributions }));
  }
  if (context.json) context.printJson({ ...plain(evidence), distributions: rows });
  else context.print(evidenceText(evidence, context));
  return EXIT.ok;
}

function csvOf(rows: readonly DistributionRow[]): string {
  const cells = rows.map((row) => DISTRIBUTION_COLUMNS.map((column) => String(row[column] ?? '')));
  return writeCsv(DISTRIBUTION_COLUMNS, cells);
}

/** Evidence as JSON has it: no functions, and tables as lists. */
function plain({ find: _find, sources, ...rest }: Evidence): object {
  return { ...rest, sources: [...sources.values()] };
}
