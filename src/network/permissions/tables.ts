import { column, rowCount } from '../../schema/columns.js';
import type { ComponentName } from '../../schema/generated/types.js';
import type { Model } from '../../schema/model.js';
import { idsOf } from '../index-of.js';
import type { Control, Nature, Status } from './types.js';

/** Days on which something is in force, both included; `first > last` = never. */
export interface Days {
  readonly first: number;
  readonly last: number;
}

export function holds(days: Days, day: number): boolean {
  return day >= days.first && day <= days.last;
}

/** What narrows a rule or a permission to some flows; an empty set does not narrow. */
export interface Route {
  readonly controls: ReadonlySet<string>;
  /** Countries, jurisdictions resolved to theirs. */
  readonly origins: ReadonlySet<string>;
  readonly destinations: ReadonlySet<string>;
  readonly parties: ReadonlySet<number>;
  readonly endUses: ReadonlySet<string>;
}

/** What a permission names. */
export interface Named {
  readonly items: ReadonlySet<number>;
  readonly technologies: ReadonlySet<number>;
  readonly classifications: ReadonlySet<number>;
}

interface Dated {
  readonly id: string;
  readonly days: Days;
}

export interface Jurisdiction {
  readonly id: string;
  readonly countries: ReadonlySet<string>;
  readonly controls: ReadonlySet<Control>;
}

export interface Classification {
  readonly jurisdiction: string;
  readonly controlledAs: string;
  readonly use: string;
}

export interface Rule extends Dated, Route {
  readonly jurisdiction: string;
  readonly catchAll: boolean;
  readonly classifications: ReadonlySet<number>;
  readonly controlledAs: string;
  readonly use: string;
  /** NaN = none. */
  readonly deMinimis: number;
  readonly exceptionTo: readonly number[];
  readonly outcome: 'free' | 'needs-authorisation' | 'prohibited';
  /** Days that an authorisation under it takes at most; NaN where not stated. */
  readonly processing: number;
}

export interface Determination extends Dated, Route {
  readonly jurisdiction: string;
  readonly free: boolean;
  readonly items: ReadonlySet<number>;
  readonly technologies: ReadonlySet<number>;
  readonly kinds: ReadonlySet<string>;
}

/** Granted, or counted from the day by which it should be granted. */
interface Grant {
  readonly status: Status;
  /** Days from application to grant, the most; NaN where not stated. */
  readonly processing: number;
}

export interface Certificate extends Dated, Route, Named, Grant {}

export interface Consent extends Dated, Route, Named, Grant {
  readonly jurisdiction: string;
}

export interface Authorisation extends Dated, Route, Named, Grant {
  readonly jurisdiction: string;
  readonly type: string;
  /** -1 = whoever exports. */
  readonly holder: number;
  readonly quantityLeft: number;
  readonly valueLeft: number;
  readonly currency: string | undefined;
  readonly certificates: readonly number[];
  readonly consents: readonly number[];
}

export interface PermissionTables {
  readonly jurisdictions: readonly Jurisdiction[];
  readonly classifications: readonly Classification[];
  readonly rules: readonly Rule[];
  readonly determinations: readonly Determination[];
  readonly authorisations: readonly Authorisation[];
  readonly certificates: readonly Certificate[];
  readonly consents: readonly Consent[];
  /** Classes of each item and of each technology. */
  readonly itemClasses: readonly (readonly number[])[];
  readonly technologyClasses: readonly (readonly number[])[];
}

/** Tables that make permissions count by being there (S31). */
const PERMISSION_TABLES: readonly ComponentName[] = [
  'jurisdiction',
  'classification',
  'rule',
  'determination',
  'authorisation',
  'certificate',
  'consent',
];

/** Whether cross-border flows need cover (S31). */
export function permissionsCount(model: Model): boolean {
  const setting = column(model, 'model', 'permissions')[0];
  if (setting === 'ignored') return false;
  return setting === 'enforced' || PERMISSION_TABLES.some((name) => rowCount(model, name) > 0);
}

export function natureOf(kind: string): Nature {
  return kind === 'software' ? 'software' : kind === 'document' ? 'technology' : 'goods';
}

export function readPermissionTables(model: Model): PermissionTables {
  const jurisdictions = readJurisdictions(model);
  const reader = new Reader(model, jurisdictions);
  return {
    jurisdictions,
    classifications: readClassifications(model),
    rules: readRules(model, reader),
    determinations: readDeterminations(model, reader),
    authorisations: readAuthorisations(model, reader),
    certificates: readCertificates(model, reader),
    consents: readConsents(model, reader),
    itemClasses: column(model, 'item', 'classifications').map((ids) => reader.classes(ids)),
    technologyClasses: column(model, 'technology', 'classifications').map((ids) => reader.classes(ids)),
  };
}

function readJurisdictions(model: Model): Jurisdiction[] {
  const countries = column(model, 'jurisdiction', 'countries');
  const controls = column(model, 'jurisdiction', 'controls');
  return column(model, 'jurisdiction', 'id').map((id, r) => ({
    id: id ?? '',
    countries: new Set(countries[r]),
    controls: new Set((controls[r].length > 0 ? controls[r] : ['export', 'transit']) as Control[]),
  }));
}

function readClassifications(model: Model): Classification[] {
  const jurisdiction = column(model, 'classification', 'jurisdiction');
  const controlledAs = column(model, 'classification', 'controlled_as');
  const use = column(model, 'classification', 'use');
  return jurisdiction.map((name, r) => ({
    jurisdiction: name ?? '',
    controlledAs: controlledAs[r] ?? 'goods',
    use: use[r] ?? '',
  }));
}

/** Resolves what several tables say in the same words. */
class Reader {
  private readonly organisations;
  private readonly items;
  private readonly technologies;
  private readonly classifications;
  private readonly countries: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly planStart: number;
  private readonly assumed: string;

  constructor(model: Model, jurisdictions: readonly Jurisdiction[]) {
    this.organisations = idsOf(model, 'organisation');
    this.items = idsOf(model, 'item');
    this.technologies = idsOf(model, 'technology');
    this.classifications = idsOf(model, 'classification');
    this.countries = new Map(jurisdictions.map(({ id, countries }) => [id, countries]));
    this.planStart = column(model, 'model', 'start')[0];
    this.assumed = column(model, 'model', 'assume_permissions')[0] ?? 'granted';
  }

  classes(ids: readonly string[]): number[] {
    return ids.map((id) => this.classifications.number(id)).filter((k) => k >= 0);
  }

  route(
    controls: readonly string[],
    origins: readonly string[],
    destinations: readonly string[],
    parties: readonly string[],
    endUses: readonly string[],
  ): Route {
    return {
      controls: new Set(controls),
      origins: this.places(origins),
      destinations: this.places(destinations),
      parties: new Set(parties.map((id) => this.organisations.number(id))),
      endUses: new Set(endUses),
    };
  }

  named(items: readonly string[], technologies: readonly string[], classes: readonly string[]): Named {
    return {
      items: new Set(items.map((id) => this.items.number(id))),
      technologies: new Set(technologies.map((id) => this.technologies.number(id))),
      classifications: new Set(this.classes(classes)),
    };
  }

  organisation(id: string | undefined): number {
    return this.organisations.number(id);
  }

  /** Days of what is granted, or should be by then, if the model counts on it (S32). */
  granted(
    status: string | undefined,
    from: number,
    until: number,
    appliedOn: number,
    processing: number,
    runsFor: number,
  ): Days {
    const first = this.firstDay(status ?? 'granted', from, appliedOn, processing);
    const stated = Number.isNaN(until) ? Number.POSITIVE_INFINITY : until;
    const runs = Number.isNaN(until) && Number.isFinite(first) && runsFor >= 0;
    return { first, last: runs ? first + Math.ceil(runsFor) - 1 : stated };
  }

  private firstDay(status: string, from: number, appliedOn: number, processing: number): number {
    const stated = Number.isNaN(from) ? Number.NEGATIVE_INFINITY : from;
    if (status === 'granted') return stated;
    const counts = this.assumed === 'planned' || this.assumed === status;
    if (!counts || (Number.isNaN(processing) && Number.isNaN(from))) return Number.POSITIVE_INFINITY;
    if (Number.isNaN(processing)) return from;
    const applied = Number.isNaN(appliedOn) ? this.planStart : appliedOn;
    return Math.max(stated, applied + Math.ceil(processing));
  }

  private places(names: readonly string[]): ReadonlySet<string> {
    return new Set(names.flatMap((name) => [...(this.countries.get(name) ?? [name])]));
  }
}

/** Days between two dates, open where a date is empty. */
function between(from: number, until: number): Days {
  return {
    first: Number.isNaN(from) ? Number.NEGATIVE_INFINITY : from,
    last: Number.isNaN(until) ? Number.POSITIVE_INFINITY : until,
  };
}

function readRules(model: Model, reader: Reader): Rule[] {
  const jurisdiction = column(model, 'rule', 'jurisdiction');
  const regime = column(model, 'rule', 'regime');
  const controls = column(model, 'rule', 'controls');
  const classes = column(model, 'rule', 'classifications');
  const controlledAs = column(model, 'rule', 'controlled_as');
  const use = column(model, 'rule', 'use');
  const origins = column(model, 'rule', 'origins');
  const destinations = column(model, 'rule', 'destinations');
  const endUses = column(model, 'rule', 'end_uses');
  const parties = column(model, 'rule', 'parties');
  const deMinimis = column(model, 'rule', 'de_minimis');
  const exceptions = column(model, 'rule', 'exception_to');
  const outcome = column(model, 'rule', 'outcome');
  const least = column(model, 'rule', 'processing_least');
  const most = column(model, 'rule', 'processing_most');
  const from = column(model, 'rule', 'valid_from');
  const until = column(model, 'rule', 'valid_until');
  const ids = idsOf(model, 'rule');
  return ids.names.map((id, r) => ({
    id,
    jurisdiction: jurisdiction[r] ?? '',
    catchAll: regime[r] === 'catch-all',
    ...reader.route(controls[r], origins[r], destinations[r], parties[r], endUses[r]),
    classifications: new Set(reader.classes(classes[r])),
    controlledAs: controlledAs[r] ?? '',
    use: use[r] ?? '',
    deMinimis: deMinimis[r],
    exceptionTo: exceptions[r].map((other) => ids.number(other)),
    outcome: (outcome[r] ?? 'needs-authorisation') as Rule['outcome'],
    processing: Number.isNaN(most[r]) ? least[r] : most[r],
    days: between(from[r], until[r]),
  }));
}

function readDeterminations(model: Model, reader: Reader): Determination[] {
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
  return column(model, 'determination', 'id').map((id, r) => {
    const named = reader.named(items[r], technologies[r], []);
    return {
      id: id ?? '',
      jurisdiction: jurisdiction[r] ?? '',
      free: outcome[r] === 'free',
      ...reader.route(controls[r], origins[r], destinations[r], parties[r], endUses[r]),
      items: named.items,
      technologies: named.technologies,
      kinds: new Set(kinds[r]),
      days: between(on[r], until[r]),
    };
  });
}

function readAuthorisations(model: Model, reader: Reader): Authorisation[] {
  const jurisdiction = column(model, 'authorisation', 'jurisdiction');
  const type = column(model, 'authorisation', 'type');
  const controls = column(model, 'authorisation', 'controls');
  const holder = column(model, 'authorisation', 'holder');
  const classes = column(model, 'authorisation', 'classifications');
  const items = column(model, 'authorisation', 'items');
  const technologies = column(model, 'authorisation', 'technologies');
  const origins = column(model, 'authorisation', 'origins');
  const destinations = column(model, 'authorisation', 'destinations');
  const parties = column(model, 'authorisation', 'parties');
  const endUses = column(model, 'authorisation', 'end_uses');
  const quantityCap = column(model, 'authorisation', 'quantity_cap');
  const quantityUsed = column(model, 'authorisation', 'quantity_used');
  const valueCap = column(model, 'authorisation', 'value_cap');
  const valueUsed = column(model, 'authorisation', 'value_used');
  const currency = column(model, 'authorisation', 'currency');
  const certificates = column(model, 'authorisation', 'certificates');
  const consents = column(model, 'authorisation', 'consents');
  const certificateIds = idsOf(model, 'certificate');
  const consentIds = idsOf(model, 'consent');
  const left = (cap: number, used: number): number =>
    Number.isNaN(cap) ? Number.POSITIVE_INFINITY : Math.max(0, cap - used);
  const grants = readGrants(model, reader, 'authorisation');
  return column(model, 'authorisation', 'id').map((id, r) => ({
    id: id ?? '',
    jurisdiction: jurisdiction[r] ?? '',
    type: type[r] ?? 'individual',
    holder: reader.organisation(holder[r]),
    ...reader.route(controls[r], origins[r], destinations[r], parties[r], endUses[r]),
    ...reader.named(items[r], technologies[r], classes[r]),
    quantityLeft: left(quantityCap[r], quantityUsed[r]),
    valueLeft: left(valueCap[r], valueUsed[r]),
    currency: currency[r],
    certificates: certificates[r].map((each) => certificateIds.number(each)),
    consents: consents[r].map((each) => consentIds.number(each)),
    ...grants[r],
  }));
}

function readCertificates(model: Model, reader: Reader): Certificate[] {
  const items = column(model, 'certificate', 'items');
  const technologies = column(model, 'certificate', 'technologies');
  const destinations = column(model, 'certificate', 'destinations');
  const parties = column(model, 'certificate', 'parties');
  const endUses = column(model, 'certificate', 'end_uses');
  const grants = readGrants(model, reader, 'certificate');
  return column(model, 'certificate', 'id').map((id, r) => ({
    id: id ?? '',
    ...reader.route([], [], destinations[r], parties[r], endUses[r]),
    ...reader.named(items[r], technologies[r], []),
    ...grants[r],
  }));
}

function readConsents(model: Model, reader: Reader): Consent[] {
  const jurisdiction = column(model, 'consent', 'jurisdiction');
  const classes = column(model, 'consent', 'classifications');
  const items = column(model, 'consent', 'items');
  const technologies = column(model, 'consent', 'technologies');
  const origins = column(model, 'consent', 'origins');
  const destinations = column(model, 'consent', 'destinations');
  const parties = column(model, 'consent', 'parties');
  const endUses = column(model, 'consent', 'end_uses');
  const grants = readGrants(model, reader, 'consent');
  return column(model, 'consent', 'id').map((id, r) => ({
    id: id ?? '',
    jurisdiction: jurisdiction[r] ?? '',
    ...reader.route([], origins[r], destinations[r], parties[r], endUses[r]),
    ...reader.named(items[r], technologies[r], classes[r]),
    ...grants[r],
  }));
}

/** Status and days of the rows of a table of grants. */
function readGrants(
  model: Model,
  reader: Reader,
  component: 'authorisation' | 'certificate' | 'consent',
): { status: Status; processing: number; days: Days }[] {
  const columns = grantColumns(model)[component];
  return columns.status.map((status, r) => {
    const processing = Number.isNaN(columns.most[r]) ? columns.least[r] : columns.most[r];
    return {
      status: (status ?? 'granted') as Status,
      processing,
      days: reader.granted(
        status,
        columns.from[r],
        columns.until[r],
        columns.applied[r],
        processing,
        columns.runsFor?.[r] ?? Number.NaN,
      ),
    };
  });
}

/** Written out by name, so that the catalog's list of what is read stays true. */
function grantColumns(model: Model) {
  return {
    authorisation: {
      status: column(model, 'authorisation', 'status'),
      from: column(model, 'authorisation', 'valid_from'),
      until: column(model, 'authorisation', 'valid_until'),
      applied: column(model, 'authorisation', 'applied_on'),
      least: column(model, 'authorisation', 'processing_least'),
      most: column(model, 'authorisation', 'processing_most'),
      runsFor: column(model, 'authorisation', 'runs_for'),
    },
    certificate: {
      status: column(model, 'certificate', 'status'),
      from: column(model, 'certificate', 'valid_from'),
      until: column(model, 'certificate', 'valid_until'),
      applied: column(model, 'certificate', 'applied_on'),
      least: column(model, 'certificate', 'processing_least'),
      most: column(model, 'certificate', 'processing_most'),
      runsFor: undefined,
    },
    consent: {
      status: column(model, 'consent', 'status'),
      from: column(model, 'consent', 'valid_from'),
      until: column(model, 'consent', 'valid_until'),
      applied: column(model, 'consent', 'applied_on'),
      least: column(model, 'consent', 'processing_least'),
      most: column(model, 'consent', 'processing_most'),
      runsFor: undefined,
    },
  };
}
