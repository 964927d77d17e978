import { CATALOG } from '../../src/schema/catalog.js';
import { add, type Broken, error, set, warning } from './network.support.js';

/** Budgets and scenarios. */
export const BUDGETS: readonly Broken[] = [
  {
    name: 'two budgets of one year',
    change: (rows) => {
      add(
        rows,
        'budget',
        { id: 'b1', organisation: 'maker', fiscal_year: 2026, amount: 1e6 },
        { id: 'b2', organisation: 'maker', fiscal_year: 2026, amount: 2e6 },
      );
    },
    found: [
      error(
        'budget.twice',
        'budget.csv:2',
        'fiscal_year',
        '2026',
        'Organisation maker already has a budget for 2026 and this category: b1.',
        'Add the amounts up in one row, or correct year or category.',
      ),
    ],
  },
  {
    name: 'a budget of a year outside the plan',
    change: (rows) => {
      add(
        rows,
        'budget',
        { id: 'b1', organisation: 'maker', fiscal_year: 2026, amount: 1e6 },
        { id: 'b2', organisation: 'maker', fiscal_year: 2031, amount: 1e6 },
      );
    },
    found: [
      warning(
        'budget.outside',
        'budget.csv:2',
        'fiscal_year',
        '2031',
        'Fiscal year 2031 is not in the plan, which covers 2026 to 2026; the budget is not used.',
        'Check the year: it is the calendar year in which the fiscal year starts.',
      ),
    ],
  },
  {
    name: 'a budget that leaves out a year',
    change: (rows) => {
      set(rows, 'model', 0, { buckets: '26w 12m' });
      add(rows, 'budget', {
        id: 'b1',
        organisation: 'maker',
        fiscal_year: 2026,
        category: 'capital',
        amount: 1e6,
      });
    },
    found: [
      warning(
        'budget.partial',
        'budget.csv:1',
        'fiscal_year',
        '2026',
        'Organisation maker has a budget in some fiscal years of the plan, but none in 2027; there its spending is unlimited.',
        'Add rows for these years (amount 0 if nothing may be spent), or leave it if that is meant.',
      ),
    ],
  },
  {
    name: 'a change of a scenario to a row that is not there',
    change: (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', {
        scenario: 'surge',
        component: 'resource',
        row: 'lines',
        attribute: 'units',
        value: '3',
      });
    },
    found: [
      error(
        'scenario-change.unknown-near',
        'scenario-change.csv:1',
        'row',
        'lines',
        'Nothing of the name lines is in resource.',
        'Did you mean line?',
      ),
    ],
  },
  {
    name: 'a change of a scenario to a component that is not there',
    change: (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', {
        scenario: 'surge',
        component: 'weather',
        row: 'line',
        attribute: 'units',
        value: '3',
      });
    },
    found: [
      error(
        'scenario-change.component',
        'scenario-change.csv:1',
        'component',
        'weather',
        'There is no component weather.',
        `Use one of: ${CATALOG.map(({ name }) => name).join(', ')}.`,
      ),
    ],
  },
  {
    name: 'a change of a scenario without attribute',
    change: (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', { scenario: 'surge', component: 'resource', row: 'line', value: '3' });
    },
    found: [
      error(
        'scenario-change.no-attribute',
        'scenario-change.csv:1',
        'attribute',
        null,
        'The change does not say which attribute it sets or scales.',
        'Fill attribute, or set action to remove.',
      ),
    ],
  },
  {
    name: 'a change of a scenario to a component misspelt',
    change: (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', {
        scenario: 'surge',
        component: 'resources',
        row: 'line',
        attribute: 'units',
        value: '3',
      });
    },
    found: [
      error(
        'scenario-change.component-near',
        'scenario-change.csv:1',
        'component',
        'resources',
        'There is no component resources.',
        'Did you mean resource?',
      ),
    ],
  },
  {
    name: 'a change of a scenario to a row of another name',
    change: (rows) => {
      add(rows, 'scenario', { id: 'surge' });
      add(rows, 'scenario-change', {
        scenario: 'surge',
        component: 'resource',
        row: 'robot-7',
        attribute: 'units',
        value: '3',
      });
    },
    found: [
      error(
        'scenario-change.unknown',
        'scenario-change.csv:1',
        'row',
        'robot-7',
        'Nothing of the name robot-7 is in resource.',
        'Check the spelling, or remove the change.',
      ),
    ],
  },
];
