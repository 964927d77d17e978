import type ExcelJS from 'exceljs';
import type { CaseSummary, Comparison } from '../../analyses/compare/index.js';
import { type Words, wordsOf } from '../../explain/format.js';
import { touchText } from '../../explain/permissions/index.js';
import { bindingTexts, statusText } from './text.js';
import { caseName, crossingText, differenceSentences, headlineOf } from './words.js';

const INK = 'FF151A21';
const HEAD = 'FFE8EEF5';
const ACCENT = 'FF0B5CAB';
const MS_PER_DAY = 86_400_000;

type Value = string | number | Date | null;

/** The comparison as a workbook: what changes in words, then one row per scenario and product, target and payer. */
export async function comparisonWorkbook(comparison: Comparison, language = 'en'): Promise<Uint8Array> {
  const words = wordsOf(language);
  const exceljs = await import('exceljs');
  const workbook = new exceljs.default.Workbook();
  workbook.creator = 'Renkei';
  // A file from the same plans is the same file: no clock.
  const made = new Date(comparison.start * MS_PER_DAY || 0);
  workbook.created = made;
  workbook.modified = made;
  addWords(workbook, comparison, words);
  const { cases, years, currency } = comparison;
  const name = (each: CaseSummary): string => caseName(each, words);
  const say = (column: 'scenario' | 'first' | 'onTime' | 'late' | 'days' | 'short'): string =>
    words.say(`compare.column.${column}`);
  sheet(
    workbook,
    'products',
    [
      say('scenario'),
      'item',
      say('first'),
      say('onTime'),
      say('late'),
      say('days'),
      say('short'),
      ...years.map(String),
    ],
    cases.flatMap((each) =>
      (each.plan?.products ?? []).map((product) => [
        name(each),
        product.name,
        product.first === undefined ? null : new Date(product.first * MS_PER_DAY),
        product.delivered - product.late,
        product.late,
        product.quantityDaysLate,
        product.short,
        ...product.byYear,
      ]),
    ),
  );
  sheet(
    workbook,
    'targets',
    [say('scenario'), 'programme', 'wanted from', 'reached from'],
    cases.flatMap((each) =>
      (each.plan?.targets ?? []).map((target) => [
        name(each),
        target.name,
        new Date(target.wantedFrom * MS_PER_DAY),
        target.reachedFrom === undefined ? null : new Date(target.reachedFrom * MS_PER_DAY),
      ]),
    ),
  );
  sheet(
    workbook,
    'payers',
    [say('scenario'), 'organisation', currency],
    cases.flatMap((each) => (each.plan?.payers ?? []).map((payer) => [name(each), payer.name, payer.amount])),
  );
  addReadiness(workbook, comparison, words);
  addCrossings(workbook, comparison, words);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function addReadiness(workbook: ExcelJS.Workbook, { cases }: Comparison, words: Words): void {
  const dayOf = (day: number | undefined): Date | null =>
    day === undefined ? null : new Date(day * MS_PER_DAY);
  const rows = cases.flatMap((each) =>
    (each.plan?.technologies ?? []).map(({ name, reached, fielded }) => [
      caseName(each, words),
      name,
      reached ? `${reached.scale} ${reached.level}` : null,
      dayOf(reached?.day),
      dayOf(fielded?.from),
      dayOf(fielded?.day),
      fielded?.days ?? null,
    ]),
  );
  const head = (
    ['scenario', 'technology', 'level', 'ready', 'validation', 'fielded', 'toField'] as const
  ).map((column) => words.say(`compare.column.${column}`));
  if (rows.length > 0) sheet(workbook, 'technologies', head, rows);
}

/** Every flow across a border with its cover, before each jurisdiction that it touches. */
function addCrossings(workbook: ExcelJS.Workbook, { cases }: Comparison, words: Words): void {
  const rows = cases.flatMap((each) =>
    (each.plan?.crossings ?? []).map((crossing) => [
      caseName(each, words),
      crossingText(crossing, words),
      touchText(crossing, words),
      words.say(`permissions.cover.${crossing.cover}`),
      crossing.byName,
      crossing.quantity,
    ]),
  );
  const head = [
    words.say('compare.column.scenario'),
    ...(['flow', 'before', 'cover', 'permission', 'units'] as const).map((column) =>
      words.say(`permissions.column.${column}`),
    ),
  ];
  if (rows.length > 0) sheet(workbook, 'borders', head, rows);
}

function addWords(workbook: ExcelJS.Workbook, comparison: Comparison, words: Words): void {
  const page = workbook.addWorksheet(words.say('compare.title').slice(0, 31), {
    views: [{ showGridLines: false }],
  });
  page.columns = [{ width: 34 }, { width: 100 }];
  const row = (label: string, text: string, bold = false): void => {
    const added = page.addRow([label, text]);
    added.getCell(1).font = { bold: true, color: { argb: ACCENT } };
    added.getCell(2).font = { bold, color: { argb: INK } };
    added.getCell(2).alignment = { wrapText: true, vertical: 'top' };
  };
  row(comparison.modelName, headlineOf(comparison, words), true);
  for (const each of comparison.cases) row(caseName(each, words), statusText(each, words));
  for (const difference of comparison.differences)
    for (const sentence of differenceSentences(comparison, difference, words))
      row(caseName(comparison.cases[difference.case], words), sentence);
  for (const each of comparison.cases)
    if (each.plan) for (const text of bindingTexts(each.plan, words)) row(caseName(each, words), text);
}

function sheet(
  workbook: ExcelJS.Workbook,
  name: string,
  head: readonly string[],
  rows: readonly (readonly Value[])[],
): void {
  const page = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  page.columns = head.map((header, at) => ({ header, width: at < 2 ? 34 : 15 }));
  page.getRow(1).eachCell((cell) => {
    cell.font = { bold: true, color: { argb: INK } };
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD } };
  });
  for (const values of rows) {
    const added = page.addRow([...values]);
    values.forEach((value, at) => {
      if (value instanceof Date) added.getCell(at + 1).numFmt = 'yyyy-mm-dd';
      else if (typeof value === 'number') added.getCell(at + 1).numFmt = '#,##0.0';
    });
  }
  if (rows.length > 0) page.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: head.length } };
}
