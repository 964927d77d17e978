import type { IssueCode } from '../../base/issues.js';
import type { MessageParams } from '../../base/messages.js';
import { nearest } from '../../base/text.js';
import { CATALOG, componentSpec, isComponent } from '../../schema/catalog.js';
import { column } from '../../schema/columns.js';
import type { ComponentName } from '../../schema/generated/types.js';
import type { Model } from '../../schema/model.js';
import type { AttributeSpec } from '../../schema/spec.js';

export type Action = 'set' | 'scale' | 'shift' | 'add' | 'remove';

/** A row of `scenario-change` whose component and attribute are known. */
export interface Change {
  /** Its row in the table. */
  readonly at: number;
  readonly component: ComponentName;
  readonly row: string;
  readonly spec: AttributeSpec | undefined;
  readonly action: Action;
  readonly value: string | undefined;
}

/** What is wrong with a row of `scenario-change`. */
export interface ChangeFault {
  readonly at: number;
  readonly code: IssueCode;
  readonly attribute: 'component' | 'row' | 'attribute' | 'action' | 'value';
  readonly value?: string;
  readonly params: MessageParams;
}

export type Tell = (fault: ChangeFault) => void;

export class Scenarios {
  private readonly id: readonly (string | undefined)[];
  private readonly parent: readonly (string | undefined)[];
  private readonly scenario: readonly (string | undefined)[];
  private readonly component: readonly (string | undefined)[];
  private readonly row: readonly (string | undefined)[];
  private readonly attribute: readonly (string | undefined)[];
  private readonly action: readonly (string | undefined)[];
  private readonly value: readonly (string | undefined)[];

  constructor(model: Model) {
    this.id = column(model, 'scenario', 'id');
    this.parent = column(model, 'scenario', 'parent');
    this.scenario = column(model, 'scenario-change', 'scenario');
    this.component = column(model, 'scenario-change', 'component');
    this.row = column(model, 'scenario-change', 'row');
    this.attribute = column(model, 'scenario-change', 'attribute');
    this.action = column(model, 'scenario-change', 'action');
    this.value = column(model, 'scenario-change', 'value');
  }

  /** What stands in a cell of `scenario-change`. */
  cell(at: number, attribute: ChangeFault['attribute']): string | undefined {
    return this[attribute][at];
  }

  get ids(): readonly string[] {
    return this.id.filter((id) => id !== undefined);
  }

  /** The scenario after its parents, the oldest first; empty where there is no such scenario, or it is its own parent. */
  chain(scenario: string): readonly string[] {
    const chain: string[] = [];
    for (let at: string | undefined = scenario; at !== undefined; at = this.parent[this.id.indexOf(at)]) {
      if (chain.includes(at) || !this.id.includes(at)) return [];
      chain.unshift(at);
    }
    return chain;
  }

  /** Changes of one scenario itself, its parents' not among them. */
  changesOf(scenario: string, tell: Tell): Change[] {
    return this.scenario.flatMap((name, at) => (name === scenario ? (this.read(at, tell) ?? []) : []));
  }

  private read(at: number, tell: Tell): Change | undefined {
    const component = this.component[at];
    const row = this.row[at];
    if (component === undefined || row === undefined) return undefined;
    const action = this.action[at] as Action;
    const attribute = this.attribute[at];
    if (!isComponent(component)) {
      const known = CATALOG.map(({ name }) => name);
      const near = nearest(component, known);
      if (near === undefined)
        tell({
          at,
          code: 'scenario-change.component',
          attribute: 'component',
          params: { known: known.join(', ') },
        });
      else tell({ at, code: 'scenario-change.component-near', attribute: 'component', params: { near } });
      return undefined;
    }
    if (component === 'scenario' || component === 'scenario-change') {
      tell({ at, code: 'scenario-change.itself', attribute: 'component', params: {} });
      return undefined;
    }
    const { attributes } = componentSpec(component);
    const spec = attributes.find(({ name }) => name === attribute);
    if (attribute !== undefined && !spec) {
      const near = nearest(
        attribute,
        attributes.map(({ name }) => name),
      );
      tell(unknown(at, 'attribute', component, near));
      return undefined;
    }
    if (!attributeFits(action, spec)) {
      const code = spec ? 'scenario-change.attribute' : 'scenario-change.no-attribute';
      tell({ at, code, attribute: 'attribute', params: {} });
      return undefined;
    }
    return { at, component, row, spec, action, value: this.value[at] };
  }
}

function attributeFits(action: Action, spec: AttributeSpec | undefined): boolean {
  if (action === 'add') return spec === undefined;
  if (action === 'remove') return true;
  return spec !== undefined && spec.name !== 'id';
}

/** A name that leads nowhere, with the one that was most likely meant. */
export function unknown(
  at: number,
  attribute: ChangeFault['attribute'],
  component: ComponentName,
  near: string | undefined,
): ChangeFault {
  if (near === undefined) return { at, code: 'scenario-change.unknown', attribute, params: { component } };
  return { at, code: 'scenario-change.unknown-near', attribute, params: { component, near } };
}
