import type { ComponentName } from '../../../schema/generated/types.js';
import { permissionsCount } from '../../permissions/tables.js';
import type { TableScope } from '../scope.js';

/** Where permissions count, every place says in which country it is: what nobody knows would pass as domestic (S31). */
export function checkPermissionPlaces(scope: TableScope): void {
  if (!permissionsCount(scope.model)) return;
  const registered = scope.cells('organisation', 'country');
  const countryOf = (id: string | undefined): string | undefined =>
    registered[scope.rowOf('organisation', id)];
  const miss = (component: ComponentName, row: number, attribute: string, where: string): void =>
    scope.report.error('permission.no-country', { component, row, attribute, value: '' }, { where });
  const organisation = scope.cells('site', 'organisation');
  scope.cells('site', 'country').forEach((country, row) => {
    if (country === undefined && countryOf(organisation[row]) === undefined)
      miss('site', row, 'country', `organisation ${organisation[row]}`);
  });
  const kind = scope.cells('order', 'kind');
  for (const component of ['offer', 'order'] as const) {
    const supplier = scope.texts(component, 'supplier');
    scope.texts(component, 'ships_from').forEach((country, row) => {
      if (component === 'order' && kind[row] === 'production') return;
      if (country === undefined && countryOf(supplier[row]) === undefined)
        miss(
          component,
          row,
          'ships_from',
          supplier[row] === undefined ? 'supplier' : `organisation ${supplier[row]}`,
        );
    });
  }
  for (const component of ['demand', 'programme'] as const) {
    scope.texts(component, 'customer').forEach((customer, row) => {
      if (
        customer !== undefined &&
        scope.rowOf('organisation', customer) >= 0 &&
        countryOf(customer) === undefined
      )
        miss(component, row, 'customer', `organisation ${customer}`);
    });
  }
  const used = new Set(scope.cells('process', 'technology'));
  const ids = scope.cells('technology', 'id');
  scope.cells('technology', 'owner').forEach((owner, row) => {
    if (used.has(ids[row]) && countryOf(owner) === undefined)
      miss('technology', row, 'owner', owner === undefined ? 'owner' : `organisation ${owner}`);
  });
}
