/** Kinds of element that have a name by which others refer to them. */
export type EntityKind =
  | 'calendar'
  | 'location'
  | 'customer'
  | 'supplier'
  | 'item'
  | 'operation'
  | 'buffer'
  | 'demand'
  | 'resource'
  | 'skill'
  | 'setupmatrix';
/** Kinds of element that join others and have no name of their own. */
export type LinkKind =
  | 'bucket'
  | 'flow'
  | 'load'
  | 'itemsupplier'
  | 'itemdistribution'
  | 'suboperation'
  | 'resourceskill'
  | 'operationplan';
export type Kind = EntityKind | LinkKind;

export interface KindSpec {
  /** Attributes or child elements that hold one value which the importer uses. */
  readonly values: readonly string[];
  /** Child elements that refer to another element, and its kind. */
  readonly refs: Readonly<Record<string, EntityKind>>;
  /** Child elements that hold a list: name of the list, then name of each child, which is its kind. */
  readonly lists: Readonly<Record<string, Kind>>;
  /** Known to frePPLe, without counterpart here: listed as not carried over. */
  readonly dropped: readonly string[];
}

const words = (text: string): readonly string[] => text.split(/\s+/).filter((word) => word !== '');

/** Says nothing about the plan. */
export const DESCRIPTIVE: ReadonlySet<string> = new Set(
  words(`description category subcategory source hidden detectproblems lastmodified uom remark info reference
    criticality feasible color`),
);

/** What frePPLe itself writes into a saved plan. */
export const RESULTS: ReadonlySet<string> = new Set(
  words(`problems problem flowplans loadplans pegging constraints planned_quantity delay setupplans
    pegging_demand pegging_upstream pegging_downstream`),
);

export const KINDS: Readonly<Record<Kind, KindSpec>> = {
  calendar: { values: ['default'], refs: {}, lists: { buckets: 'bucket' }, dropped: [] },
  bucket: {
    values: words('start end value priority days starttime endtime'),
    refs: {},
    lists: {},
    dropped: [],
  },
  location: {
    values: [],
    refs: { available: 'calendar', owner: 'location' },
    lists: { members: 'location' },
    dropped: [],
  },
  customer: {
    values: [],
    refs: { owner: 'customer' },
    lists: { members: 'customer', demands: 'demand' },
    dropped: [],
  },
  supplier: {
    values: [],
    refs: { owner: 'supplier', available: 'calendar' },
    lists: { members: 'supplier', itemsuppliers: 'itemsupplier' },
    dropped: [],
  },
  item: {
    values: ['cost'],
    refs: { owner: 'item' },
    lists: {
      members: 'item',
      itemsuppliers: 'itemsupplier',
      itemdistributions: 'itemdistribution',
      buffers: 'buffer',
      demands: 'demand',
      operations: 'operation',
    },
    dropped: words('volume weight shelflife periodofcover global_purchase successor'),
  },
  operation: {
    values:
      words(`priority effective_start effective_end duration duration_per fence size_minimum size_multiple
      size_maximum cost`),
    refs: {
      item: 'item',
      location: 'location',
      available: 'calendar',
      owner: 'operation',
      size_minimum_calendar: 'calendar',
    },
    lists: {
      flows: 'flow',
      loads: 'load',
      suboperations: 'suboperation',
      operationplans: 'operationplan',
    },
    dropped: words(
      'posttime batchwindow search hard_posttime dependencies dependency nolocationcalendar resetshelflife',
    ),
  },
  suboperation: {
    values: words('priority effective_start effective_end'),
    refs: { operation: 'operation', owner: 'operation' },
    lists: {},
    dropped: [],
  },
  flow: {
    values: words('quantity quantity_fixed offset priority effective_start effective_end name'),
    refs: { operation: 'operation', buffer: 'buffer', item: 'item', location: 'location' },
    lists: {},
    dropped: words('search transferbatch'),
  },
  load: {
    values: words('quantity quantity_fixed priority effective_start effective_end name'),
    refs: { operation: 'operation', resource: 'resource', skill: 'skill' },
    lists: {},
    dropped: words('search setup offset'),
  },
  resource: {
    values: words('maximum efficiency cost constrained'),
    refs: {
      location: 'location',
      owner: 'resource',
      available: 'calendar',
      maximum_calendar: 'calendar',
      efficiency_calendar: 'calendar',
    },
    lists: {
      members: 'resource',
      loads: 'load',
      resourceskills: 'resourceskill',
    },
    dropped: words('maxearly setup setupmatrix tool computed'),
  },
  skill: { values: [], refs: {}, lists: { resourceskills: 'resourceskill' }, dropped: [] },
  resourceskill: {
    values: ['priority'],
    refs: { resource: 'resource', skill: 'skill' },
    lists: {},
    dropped: words('effective_start effective_end'),
  },
  setupmatrix: { values: [], refs: {}, lists: {}, dropped: words('rules') },
  itemsupplier: {
    values:
      words(`leadtime size_minimum size_multiple size_maximum cost priority effective_start effective_end
      hard_safety_leadtime fence resource_qty`),
    refs: { supplier: 'supplier', item: 'item', location: 'location', resource: 'resource' },
    lists: {},
    dropped: words('batchwindow extra_safety_leadtime soft_safety_leadtime'),
  },
  itemdistribution: {
    values: words('leadtime cost priority'),
    refs: { item: 'item', origin: 'location', destination: 'location' },
    lists: {},
    dropped: words(`size_minimum size_multiple size_maximum batchwindow effective_start effective_end resource
      resource_qty fence`),
  },
  buffer: {
    values: words('onhand minimum'),
    refs: {
      item: 'item',
      location: 'location',
      producing: 'operation',
      minimum_calendar: 'calendar',
      maximum_calendar: 'calendar',
      owner: 'buffer',
    },
    lists: { flows: 'flow', members: 'buffer' },
    dropped: words('maximum batch tool mininterval maxinterval min_interval max_interval carrying_cost'),
  },
  demand: {
    values: words('quantity due priority maxlateness status'),
    refs: { item: 'item', location: 'location', operation: 'operation', customer: 'customer' },
    lists: { operationplans: 'operationplan' },
    dropped: words('minshipment batch owner policy members forecast buckets methods discrete planned'),
  },
  operationplan: {
    values: words('id ordertype start end quantity status'),
    refs: {
      operation: 'operation',
      item: 'item',
      location: 'location',
      origin: 'location',
      supplier: 'supplier',
      demand: 'demand',
    },
    lists: {},
    dropped: words('owner batch quantity_completed consume_material consume_capacity produce_material'),
  },
};

/** Lists directly under `<plan>`. */
export const PLAN_LISTS: Readonly<Record<string, Kind>> = {
  calendars: 'calendar',
  locations: 'location',
  customers: 'customer',
  suppliers: 'supplier',
  items: 'item',
  operations: 'operation',
  buffers: 'buffer',
  demands: 'demand',
  resources: 'resource',
  skills: 'skill',
  setupmatrices: 'setupmatrix',
  flows: 'flow',
  loads: 'load',
  itemsuppliers: 'itemsupplier',
  itemdistributions: 'itemdistribution',
  suboperations: 'suboperation',
  resourceskills: 'resourceskill',
  operationplans: 'operationplan',
};

const LINKS: ReadonlySet<string> = new Set<LinkKind>([
  'bucket',
  'flow',
  'load',
  'itemsupplier',
  'itemdistribution',
  'suboperation',
  'resourceskill',
  'operationplan',
]);
export const isLink = (kind: Kind): kind is LinkKind => LINKS.has(kind);
