import type { TableScope } from './scope.js';

const LONG_DAYS = 5 * 365;

/** A lead time of many years is more often a slip (hours for days) than a fact. */
export function checkLeadTimes(scope: TableScope): void {
  const check = (
    component: 'process' | 'offer' | 'lane' | 'expansion',
    attribute: 'lead_time' | 'transit_time',
  ): void => {
    const values = scope.values(component, attribute);
    for (let row = 0; row < values.length; row++) {
      if (values[row] <= LONG_DAYS) continue;
      const years = Math.round(values[row] / 36.5) / 10;
      scope.report.warning('lead-time.long', { component, row, attribute }, { years });
    }
  };
  check('process', 'lead_time');
  check('offer', 'lead_time');
  check('lane', 'transit_time');
  check('expansion', 'lead_time');
}
