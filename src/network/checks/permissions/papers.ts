import type { TableScope } from '../scope.js';

/** What is granted, applied for or planned says for what, and from when (S32, S35). */
export function checkPapers(scope: TableScope): void {
  namesSomething(scope);
  for (const component of ['authorisation', 'certificate', 'consent'] as const) {
    const status = scope.texts(component, 'status');
    const from = scope.values(component, 'valid_from');
    const least = scope.values(component, 'processing_least');
    const most = scope.values(component, 'processing_most');
    status.forEach((each, row) => {
      const at = { component, row } as const;
      if (least[row] > most[row])
        scope.report.error(
          'permission.processing',
          { ...at, attribute: 'processing_least' },
          { most: most[row] },
        );
      const dated = [from[row], least[row], most[row]].some((value) => !Number.isNaN(value));
      if (each !== undefined && each !== 'granted' && !dated)
        scope.report.error('permission.undated', { ...at, attribute: 'status' }, { status: each });
    });
  }
  checkCaps(scope);
}

/** An authorisation or a determination for nothing in particular would be one for everything. */
function namesSomething(scope: TableScope): void {
  const of = (component: 'authorisation' | 'determination', more: 'classifications' | 'classes'): void => {
    const items = scope.cells(component, 'items' as never) as unknown as readonly (readonly string[])[];
    const technologies = scope.cells(
      component,
      'technologies' as never,
    ) as unknown as readonly (readonly string[])[];
    const others = scope.cells(component, more as never) as unknown as readonly (readonly string[])[];
    items.forEach((list, row) => {
      if (list.length + technologies[row].length + others[row].length > 0) return;
      scope.report.error('permission.names-nothing', { component, row, attribute: 'items' }, { more });
    });
  };
  of('authorisation', 'classifications');
  of('determination', 'classes');
}

function checkCaps(scope: TableScope): void {
  const from = scope.cells('authorisation', 'valid_from');
  const until = scope.cells('authorisation', 'valid_until');
  const runs = scope.cells('authorisation', 'runs_for');
  const status = scope.cells('authorisation', 'status');
  for (const what of ['quantity', 'value'] as const) {
    const cap = scope.values('authorisation', `${what}_cap`);
    scope.values('authorisation', `${what}_used`).forEach((used, row) => {
      const at = { component: 'authorisation', row, attribute: `${what}_used` } as const;
      if (used > 0 && Number.isNaN(cap[row]))
        scope.report.warning('permission.used-no-cap', at, { cap: `${what}_cap` });
      else if (used >= cap[row]) scope.report.warning('permission.used-up', at, { cap: cap[row] });
    });
  }
  runs.forEach((days, row) => {
    if (!(days >= 0) || !Number.isNaN(until[row]) || status[row] !== 'granted' || !Number.isNaN(from[row]))
      return;
    scope.report.error('permission.runs-from', { component: 'authorisation', row, attribute: 'runs_for' });
  });
}

/** Classes belong to the jurisdiction whose rule or permission names them; exceptions are among its own rules (S35). */
export function checkPermissionLaw(scope: TableScope): void {
  const lawOf = scope.cells('classification', 'jurisdiction');
  for (const component of ['rule', 'authorisation', 'consent'] as const) {
    const law = scope.texts(component, 'jurisdiction');
    const lists = scope.cells(
      component,
      'classifications' as never,
    ) as unknown as readonly (readonly string[])[];
    lists.forEach((classes, row) => {
      for (const id of classes) {
        const other = lawOf[scope.rowOf('classification', id)];
        if (other === undefined || other === law[row]) continue;
        const at = { component, row, attribute: 'classifications', value: id } as const;
        scope.report.error('permission.other-law', at, { other, law: law[row] ?? '' });
      }
    });
  }
  const law = scope.cells('rule', 'jurisdiction');
  const ids = scope.cells('rule', 'id');
  const controls = scope.cells('rule', 'controls');
  scope.cells('rule', 'exception_to').forEach((others, row) => {
    for (const id of others) {
      const other = scope.rowOf('rule', id);
      if (other < 0 || (id !== ids[row] && law[other] === law[row])) continue;
      scope.report.error('permission.exception', {
        component: 'rule',
        row,
        attribute: 'exception_to',
        value: id,
      });
    }
  });
  scope.cells('rule', 'de_minimis').forEach((share, row) => {
    if (Number.isNaN(share) || controls[row].length === 0 || controls[row].includes('re-export')) return;
    scope.report.warning('permission.de-minimis', { component: 'rule', row, attribute: 'de_minimis' });
  });
}
