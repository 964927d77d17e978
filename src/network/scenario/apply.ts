import { nearest } from '../../base/text.js';
import { attributeSpec, componentSpec } from '../../schema/catalog.js';
import { type CellContent, Fault, readCell } from '../../schema/cells/index.js';
import { rowPlace } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import type { AttributeSpec } from '../../schema/spec.js';
import { type Change, type Scenarios, type Tell, unknown } from './changes.js';
import { cellText, Draft, type DraftRow, draftName } from './draft.js';
import { type Closeness, type Matched, matchRows } from './rows.js';

/** Looking for the nearest of many names takes time. */
const MOST_CANDIDATES = 20_000;

/**
 * The tables with a scenario's changes, its parents' first (S59). Everything that is wrong with a change of the
 * scenario or its parents is told.
 */
export function changedModel(model: Model, scenarios: Scenarios, scenario: string, tell: Tell): Model {
  const draft = new Draft(model);
  for (const each of scenarios.chain(scenario))
    new Step(draft, model, tell).apply(scenarios.changesOf(each, tell));
  return draft.finish(scenario);
}

interface Written {
  readonly change: Change;
  readonly closeness: Closeness;
  readonly content: CellContent | undefined;
}

/** One scenario's own changes: rows are added, then cells written, then rows removed. */
class Step {
  private readonly wanted = new Map<DraftRow, Map<string, Written>>();
  private readonly added: { change: Change; row: DraftRow }[] = [];

  constructor(
    private readonly draft: Draft,
    private readonly model: Model,
    private readonly tell: Tell,
  ) {}

  apply(changes: readonly Change[]): void {
    for (const change of changes) if (change.action === 'add') this.add(change);
    for (const change of changes) {
      if (change.action === 'add' || change.spec === undefined) continue;
      const matched = this.rowsOf(change);
      if (matched) this.write(change, change.spec, matched);
    }
    for (const [row, cells] of this.wanted)
      for (const [name, { content }] of cells) {
        if (content === undefined) row.cells.delete(name);
        else row.cells.set(name, content);
      }
    this.remove(changes.filter(({ action, spec }) => action === 'remove' && spec === undefined));
    for (const { change, row } of this.added) this.checkAdded(change, row);
  }

  private rowsOf(change: Change): Matched | undefined {
    const { at, component, row } = change;
    const matched = matchRows(this.draft, component, row);
    if ('attribute' in matched) {
      const { attribute } = matched;
      const code = 'scenario-change.condition';
      this.tell({ at, code, attribute: 'row', params: { component: matched.component, name: attribute } });
      return undefined;
    }
    if (matched.rows.length > 0) return matched;
    if (/[*=]/.test(row))
      this.tell({ at, code: 'scenario-change.no-row', attribute: 'row', params: { component } });
    else {
      const names = this.draft.table(component).rows.map((each) => draftName(component, each));
      const near = names.length <= MOST_CANDIDATES ? nearest(row, names) : undefined;
      this.tell(unknown(at, 'row', component, near));
    }
    return undefined;
  }

  private add(change: Change): void {
    const { at, component, row: name, value } = change;
    const table = this.draft.table(component);
    if (table.rows.some((each) => draftName(component, each) === name)) {
      this.tell({ at, code: 'scenario-change.exists', attribute: 'row', params: { component } });
      return;
    }
    const model =
      value === undefined ? undefined : table.rows.find((each) => draftName(component, each) === value);
    if (value !== undefined && !model) {
      const names = table.rows.map((each) => draftName(component, each));
      this.tell(unknown(at, 'value', component, nearest(value, names)));
      return;
    }
    const row: DraftRow = {
      cells: new Map(model?.cells),
      place: rowPlace(this.model, 'scenario-change', at),
    };
    const key = componentSpec(component).key;
    for (const part of key) row.cells.delete(part);
    for (const [k, text] of name.split(' / ').entries()) {
      const spec = key[k] === undefined ? undefined : attributeSpec(component, key[k]);
      const content = spec && this.typed(change, spec, text, 'row');
      if (spec && content !== undefined) row.cells.set(spec.name, content);
    }
    table.rows.push(row);
    this.draft.forget(component);
    this.added.push({ change, row });
  }

  private checkAdded({ at, component }: Change, { cells }: DraftRow): void {
    for (const { name, required } of componentSpec(component).attributes)
      if (required && !cells.has(name))
        this.tell({ at, code: 'scenario-change.missing', attribute: 'row', params: { component, name } });
  }

  private write(change: Change, spec: AttributeSpec, { rows, closeness }: Matched): void {
    let filled = 0;
    for (const row of rows) {
      const outcome = this.newContent(change, spec, row);
      if (outcome === 'fault') return;
      if (outcome === 'empty') continue;
      filled++;
      const cells = this.wanted.get(row) ?? new Map<string, Written>();
      this.wanted.set(row, cells);
      const before = cells.get(spec.name);
      if (before && before.closeness === closeness) {
        const params = {
          component: change.component,
          name: draftName(change.component, row),
          cell: spec.name,
        };
        this.tell({ at: change.at, code: 'scenario-change.twice', attribute: 'row', params });
        return;
      }
      if (!before || before.closeness < closeness)
        cells.set(spec.name, { change, closeness, content: outcome.content });
    }
    if (filled === 0)
      this.tell({ at: change.at, code: 'scenario-change.empty', attribute: 'attribute', params: {} });
  }

  private newContent(
    change: Change,
    spec: AttributeSpec,
    row: DraftRow,
  ): 'fault' | 'empty' | { readonly content: CellContent | undefined } {
    const { at, action, value } = change;
    if (action === 'remove' || (action === 'set' && value === undefined)) {
      if (!spec.required) return { content: undefined };
      this.tell({ at, code: 'scenario-change.required', attribute: 'attribute', params: {} });
      return 'fault';
    }
    if (action === 'set') return this.checked(this.typed(change, spec, value!, 'value'));
    const numeric = spec.type === 'number' || spec.type === 'integer';
    if (!numeric && !(spec.type === 'date' && action === 'shift')) {
      this.tell({ at, code: 'scenario-change.no-number', attribute: 'attribute', params: { action } });
      return 'fault';
    }
    const amount = value === undefined || value.trim() === '' ? Number.NaN : Number(value);
    if (!Number.isFinite(amount)) {
      this.tell({ at, code: 'scenario-change.amount', attribute: 'value', params: { action } });
      return 'fault';
    }
    const now =
      row.cells.get(spec.name) ?? (numeric && spec.default !== undefined ? Number(spec.default) : undefined);
    if (typeof now !== 'number') return 'empty';
    const next = action === 'scale' ? now * amount : now + amount;
    // Through the text, so that the same ranges hold as for a cell.
    return this.checked(this.typed(change, spec, cellText(spec, next), 'value'));
  }

  private checked(content: CellContent | undefined): 'fault' | { readonly content: CellContent } {
    return content === undefined ? 'fault' : { content };
  }

  /** A text as a cell of an attribute; undefined, and told, where it is none. */
  private typed(
    { at }: Change,
    spec: AttributeSpec,
    text: string,
    attribute: 'row' | 'value',
  ): CellContent | undefined {
    const content = readCell(text, spec);
    if (!(content instanceof Fault)) return content;
    this.tell({ at, code: content.code, attribute, value: text, params: content.params });
    return undefined;
  }

  /** All are found before any goes: a condition may follow a reference to a row that goes too. */
  private remove(changes: readonly Change[]): void {
    const found = changes.map((change) => ({ change, gone: new Set(this.rowsOf(change)?.rows) }));
    for (const { change, gone } of found) {
      const table = this.draft.table(change.component);
      table.rows = table.rows.filter((row) => !gone.has(row));
      this.draft.forget(change.component);
    }
  }
}
