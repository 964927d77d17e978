import { column, rowCount } from '../../../schema/columns.js';
import type { Model } from '../../../schema/model.js';

/** What the rows of `rule`, `determination`, `authorisation`, `certificate` and `consent` have in common. */
export interface Paper {
  readonly id: string;
  readonly jurisdiction: string;
  readonly controls: readonly string[];
  readonly origins: readonly string[];
  readonly destinations: readonly string[];
  readonly parties: readonly string[];
  readonly endUses: readonly string[];
  readonly items: readonly string[];
  readonly technologies: readonly string[];
  readonly classifications: readonly string[];
  /** First and last day, NaN = open; `never` = it is not in force on any day. */
  readonly from: number;
  readonly until: number;
  readonly never: boolean;
}

export interface RulePaper extends Paper {
  readonly regime: string;
  readonly controlledAs: string;
  readonly use: string;
  readonly deMinimis: number;
  readonly exceptionTo: readonly string[];
  readonly outcome: string;
}

export interface DeterminationPaper extends Paper {
  readonly outcome: string;
  readonly kinds: readonly string[];
}

export interface AuthorisationPaper extends Paper {
  readonly holder: string | undefined;
  readonly quantityCap: number;
  readonly quantityUsed: number;
  readonly valueCap: number;
  readonly valueUsed: number;
  readonly currency: string | undefined;
  readonly certificates: readonly string[];
  readonly consents: readonly string[];
}

/** S31. */
export function permissionsApply(model: Model): boolean {
  const setting = column(model, 'model', 'permissions')[0];
  if (setting === 'enforced') return true;
  const tables = ['jurisdiction', 'classification', 'rule', 'determination', 'authorisation'] as const;
  const papers = ['certificate', 'consent'] as const;
  return setting === 'as-modelled' && [...tables, ...papers].some((name) => rowCount(model, name) > 0);
}

const none = (n: number): readonly (readonly string[])[] => Array.from({ length: n }, () => []);

export function readRules(model: Model): RulePaper[] {
  const ids = column(model, 'rule', 'id');
  const jurisdiction = column(model, 'rule', 'jurisdiction');
  const regime = column(model, 'rule', 'regime');
  const controls = column(model, 'rule', 'controls');
  const classifications = column(model, 'rule', 'classifications');
  const controlledAs = column(model, 'rule', 'controlled_as');
  const use = column(model, 'rule', 'use');
  const origins = column(model, 'rule', 'origins');
  const destinations = column(model, 'rule', 'destinations');
  const endUses = column(model, 'rule', 'end_uses');
  const parties = column(model, 'rule', 'parties');
  const deMinimis = column(model, 'rule', 'de_minimis');
  const exceptionTo = column(model, 'rule', 'exception_to');
  const outcome = column(model, 'rule', 'outcome');
  const from = column(model, 'rule', 'valid_from');
  const until = column(model, 'rule', 'valid_until');
  return ids.map((id, k) => ({
    id: id ?? '',
    jurisdiction: jurisdiction[k] ?? '',
    regime: regime[k] ?? 'list-control',
    controls: controls[k],
    classifications: classifications[k],
    controlledAs: controlledAs[k] ?? '',
    use: use[k] ?? '',
    origins: origins[k],
    destinations: destinations[k],
    endUses: endUses[k],
    parties: parties[k],
    items: [],
    technologies: [],
    deMinimis: deMinimis[k],
    exceptionTo: exceptionTo[k],
    outcome: outcome[k] ?? '',
    from: from[k],
    until: until[k],
    never: false,
  }));
}

export function readDeterminations(model: Model): DeterminationPaper[] {
  const ids = column(model, 'determination', 'id');
  const jurisdiction = column(model, 'determination', 'jurisdiction');
  const outcome = column(model, 'determination', 'outcome');
  const controls = column(model, 'determination', 'controls');
  const items = column(model, 'determination', 'items');
  const technologies = column(model, 'determination', 'technologies');
  const kinds = column(model, 'determination', 'classes');
  const origins = column(model, 'determination', 'origins');
  const destinations = column(model, 'determination', 'destinations');
  const parties = column(model, 'determination', 'parties');
  const endUses = column(model, 'determination', 'end_uses');
  const on = column(model, 'determination', 'determined_on');
  const until = column(model, 'determination', 'valid_until');
  return ids.map((id, k) => ({
    id: id ?? '',
    jurisdiction: jurisdiction[k] ?? '',
    outcome: outcome[k] ?? '',
    controls: controls[k],
    items: items[k],
    technologies: technologies[k],
    classifications: [],
    kinds: kinds[k],
    origins: origins[k],
    destinations: destinations[k],
    parties: parties[k],
    endUses: endUses[k],
    from: on[k],
    until: until[k],
    never: false,
  }));
}

export function readAuthorisations(model: Model): AuthorisationPaper[] {
  const table = 'authorisation';
  const ids = column(model, table, 'id');
  const jurisdiction = column(model, table, 'jurisdiction');
  const controls = column(model, table, 'controls');
  const holder = column(model, table, 'holder');
  const classifications = column(model, table, 'classifications');
  const items = column(model, table, 'items');
  const technologies = column(model, table, 'technologies');
  const origins = column(model, table, 'origins');
  const destinations = column(model, table, 'destinations');
  const parties = column(model, table, 'parties');
  const endUses = column(model, table, 'end_uses');
  const quantityCap = column(model, table, 'quantity_cap');
  const quantityUsed = column(model, table, 'quantity_used');
  const valueCap = column(model, table, 'value_cap');
  const valueUsed = column(model, table, 'value_used');
  const currency = column(model, table, 'currency');
  const certificates = column(model, table, 'certificates');
  const consents = column(model, table, 'consents');
  const runsFor = column(model, table, 'runs_for');
  const dates = datesOf(model, table);
  return ids.map((id, k) => {
    const force = dates(k);
    // What runs for so many days ends by itself, where no last day is stated (S32).
    const ends =
      Number.isNaN(force.until) && runsFor[k] >= 0 ? force.from + Math.ceil(runsFor[k]) - 1 : force.until;
    return {
      id: id ?? '',
      jurisdiction: jurisdiction[k] ?? '',
      controls: controls[k],
      holder: holder[k],
      classifications: classifications[k],
      items: items[k],
      technologies: technologies[k],
      origins: origins[k],
      destinations: destinations[k],
      parties: parties[k],
      endUses: endUses[k],
      quantityCap: quantityCap[k],
      quantityUsed: quantityUsed[k],
      valueCap: valueCap[k],
      valueUsed: valueUsed[k],
      currency: currency[k],
      certificates: certificates[k],
      consents: consents[k],
      ...force,
      until: ends,
    };
  });
}

export function readCertificates(model: Model): Paper[] {
  const ids = column(model, 'certificate', 'id');
  const items = column(model, 'certificate', 'items');
  const technologies = column(model, 'certificate', 'technologies');
  const destinations = column(model, 'certificate', 'destinations');
  const parties = column(model, 'certificate', 'parties');
  const endUses = column(model, 'certificate', 'end_uses');
  const dates = datesOf(model, 'certificate');
  const empty = none(ids.length);
  return ids.map((id, k) => ({
    id: id ?? '',
    jurisdiction: '',
    controls: empty[k],
    origins: empty[k],
    classifications: empty[k],
    items: items[k],
    technologies: technologies[k],
    destinations: destinations[k],
    parties: parties[k],
    endUses: endUses[k],
    ...dates(k),
  }));
}

export function readConsents(model: Model): Paper[] {
  const ids = column(model, 'consent', 'id');
  const jurisdiction = column(model, 'consent', 'jurisdiction');
  const items = column(model, 'consent', 'items');
  const technologies = column(model, 'consent', 'technologies');
  const classifications = column(model, 'consent', 'classifications');
  const origins = column(model, 'consent', 'origins');
  const destinations = column(model, 'consent', 'destinations');
  const parties = column(model, 'consent', 'parties');
  const endUses = column(model, 'consent', 'end_uses');
  const dates = datesOf(model, 'consent');
  const empty = none(ids.length);
  return ids.map((id, k) => ({
    id: id ?? '',
    jurisdiction: jurisdiction[k] ?? '',
    controls: empty[k],
    items: items[k],
    technologies: technologies[k],
    classifications: classifications[k],
    origins: origins[k],
    destinations: destinations[k],
    parties: parties[k],
    endUses: endUses[k],
    ...dates(k),
  }));
}

/** Days in force of what is granted, applied for or planned (S32). */
function datesOf(
  model: Model,
  table: 'authorisation' | 'certificate' | 'consent',
): (row: number) => Pick<Paper, 'from' | 'until' | 'never'> {
  const assumed = column(model, 'model', 'assume_permissions')[0];
  const start = column(model, 'model', 'start')[0];
  const status = column(model, table, 'status');
  const from = column(model, table, 'valid_from');
  const until = column(model, table, 'valid_until');
  const applied = column(model, table, 'applied_on');
  const least = column(model, table, 'processing_least');
  const most = column(model, table, 'processing_most');
  return (k) => {
    if (status[k] === 'granted') return { from: from[k], until: until[k], never: false };
    const counted = assumed === 'planned' || (assumed === 'applied' && status[k] === 'applied');
    const days = most[k] >= 0 ? most[k] : least[k];
    const granted = (applied[k] > Number.NEGATIVE_INFINITY ? applied[k] : start) + Math.ceil(days);
    const first = Math.max(...[from[k], granted].filter((day) => !Number.isNaN(day)));
    return { from: first, until: until[k], never: !counted || first === Number.NEGATIVE_INFINITY };
  };
}

export function inForce(paper: Paper, day: number): boolean {
  return !paper.never && !(day < paper.from) && !(day > paper.until);
}
