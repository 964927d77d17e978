import { column } from '../../../schema/columns.js';
import type { Case } from '../case.js';
import { type Contents, readContents } from './content.js';
import type { Moved } from './flows.js';
import {
  type AuthorisationPaper,
  type DeterminationPaper,
  inForce,
  type Paper,
  type RulePaper,
  readAuthorisations,
  readCertificates,
  readConsents,
  readDeterminations,
  readRules,
} from './tables.js';

/** A jurisdiction that a flow touches, and what it looks at (S33). */
export interface Touched {
  readonly jurisdiction: string;
  readonly control: string;
  readonly classes: readonly string[];
  readonly day: number;
}

/** What may cover a flow before a jurisdiction: the ids that may stand in the plan, by kind (S35). */
export type Allowed = Readonly<
  Record<'determination' | 'rule' | 'authorisation' | 'consent', ReadonlySet<string>>
>;

type Outcome = 'prohibited' | 'not-determined' | 'needs-authorisation' | 'free';

const NOTHING: ReadonlySet<string> = new Set();

/** The tables on permissions, as the rules S33-S35 read them. */
export class Law {
  private readonly countries: ReadonlyMap<string, ReadonlySet<string>>;
  private readonly controls: ReadonlyMap<string, readonly string[]>;
  private readonly classTraits: ReadonlyMap<string, { jurisdiction: string; as: string; use: string }>;
  private readonly rules: readonly RulePaper[];
  private readonly determinations: readonly DeterminationPaper[];
  readonly authorisations: readonly AuthorisationPaper[];
  private readonly certificates: ReadonlyMap<string, Paper>;
  private readonly consents: readonly Paper[];
  private readonly contents: Contents;

  constructor(private readonly c: Case) {
    const { model } = c;
    const ids = column(model, 'jurisdiction', 'id').map((id) => id ?? '');
    const countries = column(model, 'jurisdiction', 'countries');
    const controls = column(model, 'jurisdiction', 'controls');
    this.countries = new Map(ids.map((id, k) => [id, new Set(countries[k])]));
    this.controls = new Map(
      ids.map((id, k) => [id, controls[k].length > 0 ? controls[k] : ['export', 'transit']]),
    );
    const jurisdiction = column(model, 'classification', 'jurisdiction');
    const as = column(model, 'classification', 'controlled_as');
    const use = column(model, 'classification', 'use');
    this.classTraits = new Map(
      column(model, 'classification', 'id').map((id, k) => [
        id ?? '',
        { jurisdiction: jurisdiction[k] ?? '', as: as[k] ?? '', use: use[k] ?? '' },
      ]),
    );
    this.rules = readRules(model);
    this.determinations = readDeterminations(model);
    this.authorisations = readAuthorisations(model);
    this.certificates = new Map(readCertificates(model).map((paper) => [paper.id, paper]));
    this.consents = readConsents(model);
    this.contents = readContents(c, {
      countries: this.countries,
      jurisdictionOf: new Map([...this.classTraits].map(([id, traits]) => [id, traits.jurisdiction])),
    });
  }

  /** S33. */
  touched(flow: Moved): Touched[] {
    const found: Touched[] = [];
    const ownClasses = this.classesOf(flow);
    const add = (jurisdiction: string, control: string, day: number): void => {
      if (found.some((each) => each.jurisdiction === jurisdiction && each.control === control)) return;
      const classes = ownClasses.filter((id) => this.classTraits.get(id)?.jurisdiction === jurisdiction);
      found.push({ jurisdiction, control, classes, day });
    };
    const leaving = this.ruling(flow.from, 'export');
    for (const id of leaving.length > 0 ? leaving : [flow.from]) add(id, 'export', flow.leaves);
    for (const country of flow.through) {
      const crossed = this.named(country).length > 0 ? this.ruling(country, 'transit') : [country];
      for (const id of crossed)
        if (!found.some((each) => each.jurisdiction === id && each.control === 'export'))
          add(id, 'transit', flow.arrives);
    }
    for (const id of this.ruling(flow.to, 'import'))
      if (!this.countries.get(id)!.has(flow.from)) add(id, 'import', flow.arrives);
    if (flow.technology !== '') return found;
    for (const [id, countries] of this.countries) {
      if (!this.controls.get(id)!.includes('re-export') || countries.has(flow.from) || countries.has(flow.to))
        continue;
      const classes = [...new Set([...this.contents.held(flow.item, id).values()].flat())];
      if (classes.length > 0)
        found.push({ jurisdiction: id, control: 're-export', classes, day: flow.leaves });
    }
    return found;
  }

  /** Jurisdictions that name a country, and those of them that control something. */
  private named(country: string): string[] {
    return [...this.countries].filter(([, countries]) => countries.has(country)).map(([id]) => id);
  }
  private ruling(country: string, control: string): string[] {
    return this.named(country).filter((id) => this.controls.get(id)!.includes(control));
  }

  private classesOf(flow: Moved): readonly string[] {
    if (flow.technology === '') return column(this.c.model, 'item', 'classifications')[flow.item];
    const row = column(this.c.model, 'technology', 'id').indexOf(flow.technology);
    return column(this.c.model, 'technology', 'classifications')[row];
  }

  /** S35. */
  allowed(flow: Moved, touched: Touched): Allowed {
    const papers = { determination: NOTHING, rule: NOTHING, authorisation: NOTHING, consent: NOTHING };
    const freed = this.determined(flow, touched, 'free');
    if (freed.length > 0) return { ...papers, determination: new Set(freed) };
    const units = touched.classes.length > 0 ? touched.classes : [undefined];
    const outcomes = units.map((unit) => this.outcome(flow, touched, unit));
    if (outcomes.some(({ outcome }) => outcome === 'prohibited')) return papers;
    if (outcomes.every(({ outcome }) => outcome === 'free'))
      return { ...papers, rule: new Set(outcomes.flatMap(({ rules }) => rules)) };
    const needing = touched.classes.filter((_, k) => outcomes[k].outcome !== 'free');
    const authorisations = this.authorisations.filter((paper) =>
      this.authorises(paper, flow, touched, needing),
    );
    const consents = touched.control === 're-export' ? this.consents : [];
    return {
      ...papers,
      authorisation: new Set(authorisations.map(({ id }) => id)),
      consent: new Set(
        consents.filter((paper) => this.isPassedOn(paper, flow, touched, needing)).map(({ id }) => id),
      ),
    };
  }

  private determined(flow: Moved, { jurisdiction, control, day }: Touched, outcome: string): string[] {
    const kind = column(this.c.model, 'item', 'kind')[flow.item] ?? '';
    const item = this.c.ids.item.names[flow.item];
    const speaks = (paper: DeterminationPaper): boolean =>
      flow.technology === ''
        ? paper.items.includes(item) || paper.kinds.includes(kind)
        : paper.technologies.includes(flow.technology);
    return this.determinations
      .filter(
        (paper) =>
          paper.jurisdiction === jurisdiction &&
          paper.outcome === outcome &&
          inForce(paper, day) &&
          speaks(paper) &&
          this.fits(paper, flow, control),
      )
      .map(({ id }) => id);
  }

  private outcome(
    flow: Moved,
    touched: Touched,
    unit: string | undefined,
  ): { outcome: Outcome; rules: string[] } {
    const notListed = unit === undefined && this.determined(flow, touched, 'not-listed').length > 0;
    const speaking = this.rules.filter(
      (rule) =>
        rule.jurisdiction === touched.jurisdiction &&
        inForce(rule, touched.day) &&
        this.ruleFits(rule, flow, touched.control) &&
        (unit === undefined ? speaksOfUnlisted(rule, flow, notListed) : this.speaksOf(rule, unit)),
    );
    const left = speaking.filter(({ id }) => !speaking.some((other) => other.exceptionTo.includes(id)));
    const says = (rule: RulePaper): string => (this.isBelow(rule, flow, touched) ? 'free' : rule.outcome);
    for (const outcome of ['prohibited', 'needs-authorisation', 'free'] as const) {
      const rules = left.filter((rule) => says(rule) === outcome).map(({ id }) => id);
      if (rules.length > 0) return { outcome, rules };
    }
    return { outcome: 'not-determined', rules: [] };
  }

  /** De minimis (S34). */
  private isBelow(rule: RulePaper, flow: Moved, { control, jurisdiction }: Touched): boolean {
    if (control !== 're-export' || Number.isNaN(rule.deMinimis)) return false;
    const classes = new Set([...this.classTraits.keys()].filter((id) => this.speaksOf(rule, id)));
    return this.contents.share(flow.item, jurisdiction, classes) <= rule.deMinimis + 1e-12;
  }

  private speaksOf(rule: RulePaper, classification: string): boolean {
    const { as, use } = this.classTraits.get(classification)!;
    return (
      rule.regime !== 'catch-all' &&
      open(rule.classifications, classification) &&
      (rule.use === '' || rule.use === use) &&
      (rule.controlledAs === '' || rule.controlledAs === as)
    );
  }

  private ruleFits(rule: RulePaper, flow: Moved, control: string): boolean {
    if (rule.outcome === 'free') return this.fits(rule, flow, control);
    const party = rule.parties.length === 0 || flow.parties.some((id) => rule.parties.includes(id));
    const use = flow.endUse === '' || open(rule.endUses, flow.endUse);
    return party && use && open(rule.controls, control) && this.onRoute(rule, flow);
  }

  private fits(paper: Paper, flow: Moved, control: string | undefined): boolean {
    return (
      (control === undefined || open(paper.controls, control)) &&
      this.onRoute(paper, flow) &&
      flow.parties.every((id) => open(paper.parties, id)) &&
      open(paper.endUses, flow.endUse)
    );
  }

  private onRoute(paper: Paper, flow: Moved): boolean {
    return this.inPlaces(paper.origins, flow.from) && this.inPlaces(paper.destinations, flow.to);
  }
  private inPlaces(places: readonly string[], country: string): boolean {
    if (places.length === 0) return true;
    return places.some((place) => {
      const countries = this.countries.get(place);
      return countries ? countries.has(country) : place === country;
    });
  }

  private namesFlow(paper: Paper, flow: Moved): boolean {
    if (paper.items.length + paper.technologies.length === 0) return true;
    return flow.technology === ''
      ? paper.items.includes(this.c.ids.item.names[flow.item])
      : paper.technologies.includes(flow.technology);
  }

  private authorises(
    paper: AuthorisationPaper,
    flow: Moved,
    { jurisdiction, control, day }: Touched,
    needing: readonly string[],
  ): boolean {
    const valued = column(this.c.model, 'item', 'standard_value')[flow.item] > 0;
    const classes =
      paper.classifications.length === 0 ||
      (needing.length > 0 && needing.every((id) => paper.classifications.includes(id)));
    return (
      paper.jurisdiction === jurisdiction &&
      inForce(paper, day) &&
      this.fits(paper, flow, control) &&
      this.namesFlow(paper, flow) &&
      classes &&
      this.isHeldBy(paper.holder, flow.sender) &&
      (Number.isNaN(paper.valueCap) || valued) &&
      this.isCertified(paper, flow, day) &&
      paper.consents.every((id) => this.isConsented(id, flow, day))
    );
  }

  private isHeldBy(holder: string | undefined, sender: string): boolean {
    if (holder === undefined) return true;
    const parent = column(this.c.model, 'organisation', 'parent');
    const seen = new Set<string>();
    for (let each: string | undefined = sender; each !== undefined && !seen.has(each); ) {
      if (each === holder) return true;
      seen.add(each);
      each = parent[this.c.ids.organisation.find(each)];
    }
    return false;
  }

  private isCertified(paper: AuthorisationPaper, flow: Moved, day: number): boolean {
    if (paper.certificates.length === 0) return true;
    const naming = paper.certificates
      .map((id) => this.certificates.get(id)!)
      .filter((certificate) => this.namesFlow(certificate, flow));
    const good = (certificate: Paper): boolean =>
      inForce(certificate, day) && this.fits(certificate, flow, undefined);
    return naming.length > 0 && naming.every(good);
  }

  private isConsented(id: string, flow: Moved, day: number): boolean {
    const consent = this.consents.find((each) => each.id === id)!;
    if (!this.concerns(consent, flow)) return true;
    return inForce(consent, day) && this.fits(consent, flow, undefined);
  }

  private concerns(consent: Paper, flow: Moved): boolean {
    const { items, technologies, classifications, jurisdiction } = consent;
    if (items.length + technologies.length + classifications.length === 0) return true;
    if (flow.technology !== '')
      return (
        technologies.includes(flow.technology) ||
        this.classesOf(flow).some((id) => classifications.includes(id))
      );
    const name = this.c.ids.item.names[flow.item];
    if (items.includes(name) || !this.countries.has(jurisdiction)) return true;
    return [...this.contents.held(flow.item, jurisdiction)].some(
      ([key, classes]) =>
        items.some((id) => key === `item/${id}`) ||
        technologies.some((id) => key === `technology/${id}`) ||
        classes.some((id) => classifications.includes(id)),
    );
  }

  private isPassedOn(
    paper: Paper,
    flow: Moved,
    { jurisdiction, day }: Touched,
    needing: readonly string[],
  ): boolean {
    const { items, technologies, classifications } = paper;
    const named = new Set([
      ...items.map((id) => `item/${id}`),
      ...technologies.map((id) => `technology/${id}`),
    ]);
    const wanted = [...this.contents.held(flow.item, jurisdiction)].filter(([, classes]) =>
      classes.some((id) => needing.includes(id)),
    );
    return (
      paper.jurisdiction === jurisdiction &&
      inForce(paper, day) &&
      this.fits(paper, flow, undefined) &&
      (named.size === 0 ||
        named.has(`item/${this.c.ids.item.names[flow.item]}`) ||
        wanted.every(([key]) => named.has(key))) &&
      (classifications.length === 0 || needing.every((id) => classifications.includes(id)))
    );
  }
}

function open(list: readonly string[], value: string): boolean {
  return list.length === 0 || list.includes(value);
}

/** Whether a rule speaks of what has no class (S35). */
function speaksOfUnlisted(rule: RulePaper, flow: Moved, notListed: boolean): boolean {
  return (
    rule.classifications.length === 0 &&
    rule.use === '' &&
    (rule.controlledAs === '' || rule.controlledAs === flow.nature) &&
    (rule.regime !== 'catch-all' || notListed || rule.outcome !== 'free')
  );
}
