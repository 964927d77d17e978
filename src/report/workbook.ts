import type ExcelJS from 'exceljs';
import type { MessageKey } from '../base/messages.js';
import { answerCard } from '../explain/answer.js';
import { type Words, wordsOf } from '../explain/format.js';
import { costliest } from '../explain/limits.js';
import { bucketsOf } from '../explain/read.js';
import {
  budgetSentence,
  checksSentence,
  headlineParts,
  limitName,
  limitSentence,
  proofSentence,
  spanText,
  targetSentences,
} from '../explain/sentences.js';
import { planTitle } from '../explain/title.js';
import { PLAN_TABLES, type Plan, type PlanTableName } from '../plan/plan.js';
import type { Model } from '../schema/model.js';
import { columnNames, TABLE_NAMES } from './csv.js';
import type { ReportOptions } from './html.js';
import { fillRows, type SheetRows, type WritingOptions } from './sheet-rows.js';

/** Excel's own limit, less the header. */
export const MOST_ROWS = 1_048_575;
const INK = 'FF151A21';
const HEAD = 'FFE8EEF5';
const ACCENT = 'FF0B5CAB';
const MS_PER_DAY = 86_400_000;
const DATED = new Set(['start', 'end']);
const BUCKETS = new Set(['bucket', 'arrival', 'due_bucket']);
const WHOLE = new Set(['fiscal_year', 'priority']);

/**
 * The plan as an Excel workbook: the answer first, then one sheet a table. Sheets and columns keep the names of the
 * plan's tables, so that formulas stay good in every language; a second line under each name says it in words.
 */
export async function planWorkbook(
  model: Model,
  plan: Plan,
  options: ReportOptions & WritingOptions = {},
): Promise<Uint8Array> {
  const words = wordsOf(options.language ?? 'en');
  const exceljs = await import('exceljs');
  const workbook = new exceljs.default.Workbook();
  workbook.creator = 'Renkei';
  // A file from the same plan is the same file: no clock.
  const made = new Date(bucketsOf(plan).starts[0] * MS_PER_DAY || 0);
  workbook.created = made;
  workbook.modified = made;
  addAnswer(workbook, words, model, plan, options);
  const tables = TABLE_NAMES.map((name) => addTable(workbook, words, plan, name));
  const heads = new Uint8Array(await workbook.xlsx.writeBuffer());
  return fillRows(
    heads,
    tables.filter(({ count }) => count > 0),
    options,
  );
}

function addAnswer(
  workbook: ExcelJS.Workbook,
  words: Words,
  model: Model,
  plan: Plan,
  options: ReportOptions,
): void {
  const card = answerCard(model, plan, options.verification);
  const sheet = workbook.addWorksheet(sheetName(words.say('report.answer.topic')), {
    views: [{ showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = [{ width: 34 }, { width: 18 }, { width: 18 }, { width: 18 }, { width: 18 }, { width: 18 }];
  const text = (value: string, font: Partial<ExcelJS.Font> = {}): void => {
    const row = sheet.addRow([value]);
    sheet.mergeCells(row.number, 1, row.number, 6);
    row.getCell(1).alignment = { wrapText: true, vertical: 'top' };
    row.getCell(1).font = { color: { argb: INK }, ...font };
    row.height = (font.size ?? 11) * 1.45 * Math.max(1, Math.ceil(textCells(value) / (font.size ? 88 : 118)));
  };
  const title = (key: MessageKey): void => {
    sheet.addRow([]);
    text(words.say(key), { bold: true, color: { argb: ACCENT } });
  };
  const [main, second] = headlineParts(card, words);
  text(planTitle(card, words));
  text(main, { bold: true, size: 15 });
  if (second) text(second);
  title('answer.label.delivered');
  deliveryRows(sheet, words, card.products);
  title('answer.label.target');
  for (const sentence of targetSentences(card, words)) text(sentence);
  title('answer.label.cost');
  const money = `#,##0 "${card.currency}"`;
  for (const { kind, amount } of card.cost.byKind)
    sheet.addRow([words.say(`answer.cost.${kind}`), amount]).getCell(2).numFmt = money;
  const sum = sheet.addRow([words.say('report.fact.cost'), card.cost.total]);
  sum.font = { bold: true };
  sum.getCell(2).numFmt = money;
  title('answer.label.budget');
  for (const budget of card.budgets) text(budgetSentence(budget, card.currency, words));
  if (card.budgets.length === 0) text(words.say('answer.budget.none'));
  title('answer.label.limits');
  for (const limit of costliest(card))
    text(
      `${limitName(limit, words)}, ${spanText(limit, words)}: ${limitSentence(limit, card.currency, words)}`,
    );
  if (card.limits.length === 0) text(words.say('answer.limit.none'));
  title('answer.label.proof');
  text(proofSentence(card, words));
  text(checksSentence(card, words));
  text(`${words.say('report.source.fingerprint')}: ${plan.header.model}; ${plan.header.engine}`);
}

const textCells = (text: string): number =>
  [...text].reduce((sum, char) => sum + (char > '\u2e7f' ? 2 : 1), 0);

function deliveryRows(
  sheet: ExcelJS.Worksheet,
  words: Words,
  products: ReturnType<typeof answerCard>['products'],
): void {
  const labels = ['product', 'wanted', 'onTime', 'late', 'short'] as const;
  const head = sheet.addRow(labels.map((label) => words.say(`answer.column.${label}`)));
  head.eachCell((cell, at) => {
    styleHead(cell);
    if (at > 1) cell.alignment = { horizontal: 'right' };
  });
  for (const { name, wanted, onTime, late, short } of products) {
    const row = sheet.addRow([name, wanted, onTime, late, short]);
    for (let at = 2; at <= 5; at++) row.getCell(at).numFmt = '#,##0.0';
  }
}

function styleHead(cell: ExcelJS.Cell): void {
  cell.font = { bold: true, color: { argb: INK } };
  cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: HEAD } };
  cell.border = { bottom: { style: 'thin', color: { argb: ACCENT } } };
}

/** The head of a table's sheet, and one row in the formats of the columns; gives the rows to be put in its place. */
function addTable(workbook: ExcelJS.Workbook, words: Words, plan: Plan, name: PlanTableName): SheetRows {
  const table = plan.tables[name];
  const names = columnNames(name);
  const kinds: Readonly<Record<string, 'text' | 'number'>> = PLAN_TABLES[name];
  const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1, xSplit: 1 }] });
  sheet.columns = names.map((column) => ({
    header: column,
    key: column,
    width: kinds[column] === 'text' && !DATED.has(column) ? 26 : 15,
    style: { numFmt: formatOf(column, kinds[column]) },
  }));
  sheet.getRow(1).eachCell((cell, at) => {
    styleHead(cell);
    cell.numFmt = 'General';
    cell.note = words.say(`report.column.${names[at - 1]}` as MessageKey);
    if (kinds[names[at - 1]] === 'number') cell.alignment = { horizontal: 'right' };
  });
  const count = Math.min(table.length, MOST_ROWS);
  if (count > 0) {
    sheet.addRow(names.map(() => 0));
    sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: names.length } };
  }
  return {
    sheet: sheet.id,
    count,
    columns: names.map((column) => ({
      kind: DATED.has(column) ? 'date' : kinds[column],
      values: table.columns[column],
    })),
  };
}

function formatOf(column: string, kind: 'text' | 'number'): string {
  if (DATED.has(column)) return 'yyyy-mm-dd';
  if (kind === 'text') return '@';
  if (BUCKETS.has(column) || WHOLE.has(column)) return '0';
  return column === 'price' || column === 'unit_price' ? '#,##0.00####' : '#,##0.##';
}

/** What Excel allows as a sheet's name. */
function sheetName(text: string): string {
  return text.replace(/[[\]:*?/\\]/g, ' ').slice(0, 31);
}
