import type { IssueCode, IssueList, Place } from '../../base/issues.js';
import type { MessageParams } from '../../base/messages.js';
import { shown } from '../../base/text.js';
import { attributeSpec } from '../../schema/catalog.js';
import { rowPlace } from '../../schema/columns.js';
import type { ComponentName } from '../../schema/generated/types.js';
import type { Model } from '../../schema/model.js';
import { cellValue } from '../../schema/values.js';

/** The cell that a finding is about; `value` is read from it when it is not given. */
export interface At {
  readonly component: ComponentName;
  readonly row: number;
  readonly attribute?: string;
  readonly value?: string;
}

type Severity = 'error' | 'warning';

interface Finding {
  readonly code: IssueCode;
  readonly severity: Severity;
  readonly at: At;
  readonly params: MessageParams;
}

/** Up to this many findings of one kind are told one by one. */
export const MOST_OF_A_KIND = 20;
/** Of more than that, so many are told, and the rest counted: a planner reads a warning three times, not 300 times. */
const TOLD: Readonly<Record<Severity, number>> = { error: MOST_OF_A_KIND, warning: 3 };
const MOST_EXAMPLES = 5;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Collects what the rules find, so that one cause that strikes a thousand rows makes a few lines. */
export class Report {
  private readonly kinds = new Map<string, Finding[]>();

  constructor(private readonly model: Model) {}

  error(code: IssueCode, at: At, params: MessageParams = {}): void {
    this.add({ code, severity: 'error', at, params });
  }

  warning(code: IssueCode, at: At, params: MessageParams = {}): void {
    this.add({ code, severity: 'warning', at, params });
  }

  private add(finding: Finding): void {
    const kind = [finding.severity, finding.code, finding.at.component, finding.at.attribute].join('/');
    const findings = this.kinds.get(kind);
    if (findings) findings.push(finding);
    else this.kinds.set(kind, [finding]);
  }

  /** Hands everything over, in the order in which the kinds were first found. */
  flush(issues: IssueList): void {
    for (const unsorted of this.kinds.values()) {
      const findings = this.inFileOrder(unsorted);
      const { severity } = findings[0];
      const told = findings.length > MOST_OF_A_KIND ? TOLD[severity] : findings.length;
      for (const finding of findings.slice(0, told)) this.tell(finding, issues);
      if (findings.length > told) this.tellRest(findings.slice(told), issues);
    }
    this.kinds.clear();
  }

  /** The model is sorted by id, but a reader goes through the file from top to bottom. */
  private inFileOrder(findings: readonly Finding[]): readonly Finding[] {
    const placed = findings.map((finding) => ({ finding, place: this.placeOf(finding.at) }));
    placed.sort(({ place: a }, { place: b }) => compare(a.file, b.file) || (a.row ?? 0) - (b.row ?? 0));
    return placed.map(({ finding }) => finding);
  }

  private tell({ code, severity, at, params }: Finding, issues: IssueList): void {
    const { component, attribute } = at;
    const value = at.value ?? this.valueOf(at);
    issues.add({ severity, code, ...this.placeOf(at), component, attribute, value, params });
  }

  private tellRest(rest: readonly Finding[], issues: IssueList): void {
    const { at, severity } = rest[0];
    const { component, attribute } = at;
    const examples = rest.slice(0, MOST_EXAMPLES).map((finding) => this.placeText(finding.at));
    if (rest.length > MOST_EXAMPLES) examples.push('…');
    const params = { count: rest.length, component, examples: examples.join(', ') };
    const { file } = this.placeOf(at);
    issues.add({ severity, code: 'check.more', file, component, attribute, params });
  }

  private placeOf({ component, row }: At): Place {
    return rowPlace(this.model, component, row);
  }

  /** `process.csv:12`, as editors open it. */
  private placeText(at: At): string {
    const { file, line, row } = this.placeOf(at);
    return `${file}:${line ?? row ?? ''}`;
  }

  private valueOf({ component, row, attribute }: At): string | undefined {
    const data =
      attribute === undefined ? undefined : this.model.tables.get(component)?.columns.get(attribute);
    const spec = attribute === undefined ? undefined : attributeSpec(component, attribute);
    const value = data && spec ? cellValue(spec, data, row) : undefined;
    if (value === undefined) return undefined;
    return shown(typeof value === 'object' ? value.join(' ') : String(value));
  }
}
