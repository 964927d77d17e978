import type { Day } from '../base/dates.js';
import { column } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import type { EventAnswer } from './card.js';
import type { Names } from './names.js';

/** Events that the plan takes as given, and those that may happen and change nothing in it (S29, S30). */
export function eventAnswers(model: Model, names: Names): EventAnswer[] {
  const id = column(model, 'event', 'id');
  const start = column(model, 'event', 'start');
  const duration = column(model, 'event', 'duration');
  const left = column(model, 'event', 'capacity_left');
  const probability = column(model, 'event', 'probability');
  const country = column(model, 'event', 'country');
  const targets = (['site', 'resource', 'lane', 'offer', 'organisation'] as const).map((component) => ({
    component,
    ids: column(model, 'event', component),
  }));
  const known = (value: number): { value?: number } => (Number.isNaN(value) ? {} : { value });
  return id.map((name, row) => ({
    event: name ?? '',
    name: names.of('event', name ?? ''),
    strikes: [
      ...targets.flatMap(({ component, ids }) => {
        const target = ids[row];
        return target === undefined ? [] : [names.of(component, target)];
      }),
      ...(country[row] === undefined ? [] : [country[row]]),
    ],
    start: known(start[row]).value as Day | undefined,
    days: known(duration[row]).value,
    left: left[row],
    probability: known(probability[row]).value,
  }));
}
