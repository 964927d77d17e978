import type { Content, Piece } from './content.js';
import type {
  Authorisation,
  Certificate,
  Consent,
  Determination,
  Named,
  PermissionTables,
  Route,
  Rule,
} from './tables.js';
import type { Control, Crossing } from './types.js';

/** A crossing before one jurisdiction: what the jurisdiction looks at. */
export interface Case {
  readonly flow: Crossing;
  readonly jurisdiction: string;
  readonly control: Control;
  /** Classes that it judges: those of the item or technology, or of its content for re-export. */
  readonly classes: readonly number[];
  /** Re-export: the content. */
  readonly pieces: readonly Piece[];
}

/** Attribute of a permission in which a flow fails it, in the order in which they are looked at. */
export type Failing =
  | 'controls'
  | 'items'
  | 'classifications'
  | 'origins'
  | 'destinations'
  | 'parties'
  | 'end_uses'
  | 'holder'
  | 'value_cap'
  | 'certificates'
  | 'consents'
  | 'dates'
  | 'status';

function within<T>(set: ReadonlySet<T>, value: T): boolean {
  return set.size === 0 || set.has(value);
}

/** Attributes of a route that do not fit a flow; every party must be named, and the end use stated (S35). */
export function routeFailings(route: Route, flow: Crossing, control?: Control): Failing[] {
  const found: Failing[] = [];
  if (control !== undefined && !within(route.controls, control)) found.push('controls');
  if (!within(route.origins, flow.origin)) found.push('origins');
  if (!within(route.destinations, flow.destination)) found.push('destinations');
  if (route.parties.size > 0 && !flow.parties.every((party) => route.parties.has(party)))
    found.push('parties');
  if (!within(route.endUses, flow.endUse)) found.push('end_uses');
  return found;
}

/** Whether a rule speaks of the flow's route: one that frees as a permission does, a stricter one at any sign (S35). */
export function ruleApplies(rule: Rule, { flow, jurisdiction, control }: Case): boolean {
  if (rule.jurisdiction !== jurisdiction) return false;
  const failings = routeFailings(rule, flow, control);
  if (rule.outcome === 'free') return failings.length === 0;
  const unknownUse = rule.endUses.size > 0 && flow.endUse === '';
  const someParty = flow.parties.some((party) => rule.parties.has(party));
  return failings.every(
    (failing) => (failing === 'end_uses' && unknownUse) || (failing === 'parties' && someParty),
  );
}

/** Whether a rule speaks of a class. */
export function ruleNames(tables: PermissionTables, rule: Rule, classification: number): boolean {
  const { controlledAs, use } = tables.classifications[classification];
  return (
    !rule.catchAll &&
    within(rule.classifications, classification) &&
    (rule.controlledAs === '' || rule.controlledAs === controlledAs) &&
    (rule.use === '' || rule.use === use)
  );
}

/** Whether a rule speaks of what has no class; a catch-all frees only what is determined to be on no list. */
export function ruleNamesUnlisted(rule: Rule, { flow }: Case, determined: boolean): boolean {
  return (
    rule.classifications.size === 0 &&
    rule.use === '' &&
    (rule.controlledAs === '' || rule.controlledAs === flow.nature) &&
    (!rule.catchAll || determined || rule.outcome !== 'free')
  );
}

/** Whether a determination speaks of the flow, whatever the day. */
export function determinationMatches(
  each: Determination,
  { flow, jurisdiction, control }: Case,
  kind: string,
): boolean {
  const named =
    flow.technology >= 0
      ? each.technologies.has(flow.technology)
      : each.items.has(flow.item) || each.kinds.has(kind);
  return each.jurisdiction === jurisdiction && named && routeFailings(each, flow, control).length === 0;
}

/** Whether it names the flow's item or technology, or names none at all. */
function namesSubject(named: Named, flow: Crossing): boolean {
  if (named.items.size === 0 && named.technologies.size === 0) return true;
  return flow.technology >= 0 ? named.technologies.has(flow.technology) : named.items.has(flow.item);
}

/** Whether a certificate speaks of the flow's item or technology. */
export function certificateNames(certificate: Certificate, flow: Crossing): boolean {
  return namesSubject(certificate, flow);
}

/** Attributes, but dates, in which an authorisation does not fit; `needing` = the classes for which it is wanted. */
export function authorisationFailings(
  authorisation: Authorisation,
  { flow, control }: Case,
  needing: readonly number[],
  parents: Int32Array,
): Failing[] {
  const found = routeFailings(authorisation, flow, control);
  if (!namesSubject(authorisation, flow)) found.push('items');
  const { classifications, holder } = authorisation;
  const unlisted = needing.length === 0;
  if (classifications.size > 0 && (unlisted || !needing.every((k) => classifications.has(k))))
    found.push('classifications');
  if (holder >= 0 && !belongsTo(flow.exporter, holder, parents)) found.push('holder');
  return found;
}

/** An organisation is the holder, or belongs to it. */
function belongsTo(organisation: number, holder: number, parents: Int32Array): boolean {
  let each = organisation;
  for (let steps = 0; each >= 0 && steps <= parents.length; steps++) {
    if (each === holder) return true;
    each = parents[each];
  }
  return false;
}

/** Attributes, but dates, in which a consent does not cover the content of a flow. */
export function consentFailings(
  consent: Consent,
  { flow, pieces }: Case,
  needing: readonly number[],
): Failing[] {
  const found = routeFailings(consent, flow);
  const wanted = pieces.filter((piece) => piece.classes.some((k) => needing.includes(k)));
  const named = (piece: Piece): boolean =>
    piece.technology >= 0 ? consent.technologies.has(piece.technology) : consent.items.has(piece.item);
  const narrows = consent.items.size > 0 || consent.technologies.size > 0;
  if (narrows && !consent.items.has(flow.item) && !wanted.every(named)) found.push('items');
  const { classifications } = consent;
  if (classifications.size > 0 && !needing.every((k) => classifications.has(k)))
    found.push('classifications');
  return found;
}

/** Whether a consent that an authorisation inherits has to do with the flow: it names it, or something that it holds. */
export function consentConcerns(
  consent: Consent,
  flow: Crossing,
  tables: PermissionTables,
  content: Content,
): boolean {
  const { items, technologies, classifications } = consent;
  if (items.size + technologies.size + classifications.size === 0) return true;
  if (flow.technology >= 0) {
    const classes = tables.technologyClasses[flow.technology];
    return technologies.has(flow.technology) || classes.some((k) => classifications.has(k));
  }
  if (items.has(flow.item)) return true;
  const jurisdiction = tables.jurisdictions.find(({ id }) => id === consent.jurisdiction);
  if (!jurisdiction) return true;
  for (const piece of content.of(flow.item, jurisdiction).values()) {
    if (piece.technology >= 0 ? technologies.has(piece.technology) : items.has(piece.item)) return true;
    if (piece.classes.some((k) => classifications.has(k))) return true;
  }
  return false;
}
