import type { IssueList } from '../../base/issues.js';
import { nearest, shown } from '../../base/text.js';
import { rowPlace } from '../../schema/columns.js';
import type { Model } from '../../schema/model.js';
import { changedModel } from './apply.js';
import { type ChangeFault, Scenarios } from './changes.js';

export type { ChangeFault } from './changes.js';

/** Names of a model's scenarios, in the order of its tables. */
export function scenarioIds(model: Model): readonly string[] {
  return new Scenarios(model).ids;
}

/**
 * The tables as they would be in a scenario (S59). Of what is wrong with its changes an issue is added that names the
 * row of `scenario-change`; the model may then be used only if `issues.ok`.
 */
export function applyScenario(model: Model, scenario: string, issues: IssueList): Model {
  const scenarios = new Scenarios(model);
  const severity = 'error';
  if (scenarios.chain(scenario).length === 0) {
    const near = nearest(scenario, scenarios.ids);
    const code = near === undefined ? 'scenario.unknown' : 'scenario.unknown-near';
    const params = { known: scenarios.ids.join(', '), near: near ?? '' };
    issues.add({ severity, code, file: model.source, component: 'scenario', value: scenario, params });
    return model;
  }
  return changedModel(model, scenarios, scenario, ({ at, code, attribute, value, params }) =>
    issues.add({
      severity,
      code,
      ...rowPlace(model, 'scenario-change', at),
      component: 'scenario-change',
      attribute,
      value: shown(value ?? scenarios.cell(at, attribute) ?? ''),
      params,
    }),
  );
}

/** Everything that is wrong with the changes of any scenario, each told once, where it stands. */
export function scenarioFaults(model: Model): readonly ChangeFault[] {
  const scenarios = new Scenarios(model);
  const faults = new Map<string, ChangeFault>();
  for (const id of scenarios.ids)
    changedModel(model, scenarios, id, (fault) => {
      faults.set(`${fault.at} ${fault.code} ${fault.params.name ?? ''}`, fault);
    });
  return [...faults.values()];
}
