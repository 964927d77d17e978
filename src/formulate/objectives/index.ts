import { type Objective, ObjectiveBuilder } from '../../program/index.js';
import type { Context } from '../context.js';
import { leastCost, mostMargin } from './cost.js';
import { leastConcentration, leastOvertime, mostSmooth, preference, stockShortfall } from './others.js';
import { lateness, priorities, shortage } from './service.js';

/**
 * Objectives in order (S18, S24). Next to each other, `delivery lateness` mean: shortage, then lateness of priority 1,
 * then both of priority 2, and so on. An objective without terms is left out. Not `priced`, cost and margin have none but stay.
 */
export function addObjectives(context: Context, priced = true): void {
  const { settings } = context.network;
  const names = objectiveNames(settings);
  const made: Objective[] = [];
  const unpriced: number[] = [];
  for (let k = 0; k < names.length; k++) {
    if (names[k] === 'delivery' && names[k + 1] === 'lateness') {
      for (const priority of priorities(context)) {
        made.push(
          shortage(context, priority, settings.tolerance),
          lateness(context, priority, settings.tolerance),
        );
      }
      k++;
    } else if (!priced && isMoney(names[k])) unpriced.push(made.push(withoutTerms(names[k])) - 1);
    else made.push(...makeOne(context, names[k]));
  }
  // An objective may add columns of its own, so all are made before any is entered.
  made.forEach((objective, k) => {
    if (objective.indices.length > 0 || unpriced.includes(k)) context.builder.objective(objective);
  });
}

function isMoney(name: string): boolean {
  return name === 'cost' || name === 'margin';
}

function withoutTerms(name: string): Objective {
  return new ObjectiveBuilder().build({ name, sense: name === 'margin' ? 'max' : 'min' });
}

/**
 * Names in order. Stock shortfall, money and preference come last where they are not named, so that nothing is wasted
 * that matters to no objective before.
 */
function objectiveNames({ objectives, goal }: Context['network']['settings']): string[] {
  const named = objectives.length > 0 ? objectives : ['delivery', 'lateness'];
  const money = goal === 'most-margin' ? 'margin' : 'cost';
  const paid = named.includes('cost') || named.includes('margin');
  const rest = ['stock', ...(paid ? [] : [money]), 'preference'];
  return [...named, ...rest.filter((name) => !named.includes(name))];
}

function makeOne(context: Context, name: string): Objective[] {
  const { tolerance } = context.network.settings;
  switch (name) {
    case 'delivery':
      return priorities(context).map((priority) => shortage(context, priority, tolerance));
    case 'lateness':
      return priorities(context).map((priority) => lateness(context, priority, tolerance));
    case 'overtime':
      return [leastOvertime(context, tolerance)];
    case 'stock':
      return [stockShortfall(context, tolerance)];
    case 'cost':
      return [leastCost(context, tolerance)];
    case 'margin':
      return [mostMargin(context, tolerance)];
    case 'concentration':
      return [leastConcentration(context, tolerance)];
    case 'smoothness':
      return [mostSmooth(context, tolerance)];
    case 'preference':
      return [preference(context)];
    default:
      return [];
  }
}
