import { esc } from './escape.js';
import type { EvidenceLink } from './evidence-links.js';
import type { Surface } from './page.js';

export interface TableColumn<Row> {
  readonly label: string;
  /** Unit, said once in the heading. */
  readonly unit?: string;
  readonly number?: boolean;
  /** Holds long names, and is given room for them. */
  readonly wide?: boolean;
  /** Plain text; it is escaped. */
  readonly text: (row: Row) => string;
  /** Length of a bar behind the number, 0 to 1. */
  readonly bar?: (row: Row) => number;
  /** Id of the cell, for links to it. */
  readonly anchor?: (row: Row) => string;
  /** What backs the figure, as links into the evidence section. */
  readonly evidence?: (row: Row) => readonly EvidenceLink[];
}

export interface TableSpec<Row> {
  readonly caption: string;
  readonly columns: readonly TableColumn<Row>[];
  readonly rows: readonly Row[];
  /** Rows that exist but are not shown. */
  readonly more?: number;
}

/** A table in a container of its own, so that a wide one scrolls without moving the page. */
export function table<Row>(page: Surface, spec: TableSpec<Row>): string {
  const id = page.nextId();
  const head = spec.columns
    .map(
      ({ label, unit, number }) =>
        `<th scope="col"${number ? ' class="num"' : ''}>${esc(label)}${unit ? ` <small>${esc(unit)}</small>` : ''}</th>`,
    )
    .join('');
  const body = spec.rows.map(
    (row) => `<tr>${spec.columns.map((column, at) => cell(column, row, at)).join('')}</tr>`,
  );
  const more = spec.more
    ? `<p class="note">${esc(page.words.say('report.more', { count: page.words.number(spec.more) }))}</p>`
    : '';
  return (
    `<div class="scroll" role="region" tabindex="0" aria-labelledby="${id}"><table><caption id="${id}"><span>${esc(spec.caption)}</span></caption>` +
    `<thead><tr>${head}</tr></thead><tbody>${body.join('')}</tbody></table></div>${more}`
  );
}

/** Illustrative figures are marked, so that nobody takes them for facts. */
function linkHtml({ anchor, id, illustrative }: EvidenceLink): string {
  return ` <a class="${illustrative ? 'ev made-up' : 'ev'}" href="#${anchor}">${esc(id)}</a>`;
}

function cell<Row>(column: TableColumn<Row>, row: Row, at: number): string {
  const tag = at === 0 ? 'th' : 'td';
  const scope = at === 0 ? ' scope="row"' : '';
  const bar = column.bar
    ? `<span class="track"><i style="width:${Math.round(Math.min(1, Math.max(0, column.bar(row))) * 1000) / 10}%"></i></span>`
    : '';
  const id = column.anchor ? ` id="${esc(column.anchor(row))}"` : '';
  const links = (column.evidence?.(row) ?? []).map(linkHtml).join('');
  const kind = column.number ? ' class="num"' : column.wide ? ' class="wide"' : '';
  return `<${tag}${scope}${id}${kind}>${esc(column.text(row))}${links}${bar}</${tag}>`;
}
