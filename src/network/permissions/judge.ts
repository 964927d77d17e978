import { getOrMake } from '../../base/maps.js';
import type { Content } from './content.js';
import {
  authorisationFailings,
  type Case,
  certificateNames,
  consentConcerns,
  consentFailings,
  determinationMatches,
  type Failing,
  routeFailings,
  ruleApplies,
  ruleNames,
  ruleNamesUnlisted,
} from './match.js';
import {
  type Authorisation,
  type Consent,
  type Determination,
  holds,
  type Jurisdiction,
  type PermissionTables,
  type Rule,
} from './tables.js';
import type { Control, CoverKind, Crossing } from './types.js';

/** What the rules say of a flow on a day. */
export type Verdict = 'free' | 'needs-authorisation' | 'not-determined' | 'prohibited';

/** Something that covers a flow: its kind and its row in its table. */
export interface Found {
  readonly kind: CoverKind;
  readonly row: number;
}

export interface Judgement {
  readonly verdict: Verdict;
  /** What frees it, or the permissions that cover it; empty = not covered. */
  readonly covers: readonly Found[];
  /** Rules that made the verdict. */
  readonly rules: readonly number[];
  /** Classes for which a permission is wanted. */
  readonly needing: readonly number[];
}

/** A case with what can matter for it on some day, so that a day only has to look at dates. */
export interface Prepared {
  readonly case: Case;
  readonly free: readonly number[];
  readonly notListed: readonly number[];
  /** Rules by class (one entry without class where there is none), with what each says here. */
  readonly rules: readonly (readonly { readonly row: number; readonly outcome: Rule['outcome'] }[])[];
  readonly authorisations: readonly number[];
  readonly consents: readonly number[];
}

/** Strictest first. */
const STRICTNESS: readonly Rule['outcome'][] = ['prohibited', 'needs-authorisation', 'free'];

/** Says which jurisdictions a flow touches and what covers it there (S33-S35). */
export class Judge {
  private readonly byCountry = new Map<string, readonly Jurisdiction[]>();
  private readonly reExporting: readonly Jurisdiction[];

  constructor(
    readonly tables: PermissionTables,
    readonly content: Content,
    private readonly itemKinds: readonly string[],
    private readonly parents: Int32Array,
    /** Whether a unit of the flow has a value that a value cap can be drawn by. */
    private readonly hasValue: (flow: Crossing) => boolean,
  ) {
    this.reExporting = tables.jurisdictions.filter(({ controls }) => controls.has('re-export'));
  }

  /** Jurisdictions that a flow touches, in which way, in the order of S33. */
  touched(flow: Crossing): Case[] {
    const found: Case[] = [];
    const add = (jurisdiction: string, control: Control): void => {
      if (!found.some((each) => each.jurisdiction === jurisdiction && each.control === control))
        found.push(this.caseOf(flow, jurisdiction, control));
    };
    const origins = this.of(flow.origin, 'export');
    for (const jurisdiction of origins) add(jurisdiction, 'export');
    for (const country of flow.transit)
      for (const jurisdiction of this.of(country, 'transit'))
        if (!origins.includes(jurisdiction)) add(jurisdiction, 'transit');
    for (const { id, controls, countries } of this.tables.jurisdictions)
      if (countries.has(flow.destination) && controls.has('import') && !countries.has(flow.origin))
        add(id, 'import');
    if (flow.technology >= 0) return found;
    for (const jurisdiction of this.reExporting) {
      const { id, countries } = jurisdiction;
      if (countries.has(flow.origin) || countries.has(flow.destination)) continue;
      const pieces = [...this.content.of(flow.item, jurisdiction).values()];
      if (pieces.length === 0) continue;
      const classes = [...new Set(pieces.flatMap((piece) => piece.classes))].sort((a, b) => a - b);
      found.push({ flow, jurisdiction: id, control: 're-export', classes, pieces });
    }
    return found;
  }

  /** Jurisdictions of a country that control this; the country's own code where none of them does. */
  private of(country: string, control: 'export' | 'transit'): string[] {
    const ruling = getOrMake(this.byCountry, country, () =>
      this.tables.jurisdictions.filter(({ countries }) => countries.has(country)),
    );
    const controlling = ruling.filter(({ controls }) => controls.has(control)).map(({ id }) => id);
    // A country that has jurisdictions may leave transit alone; what leaves it is always looked at.
    if (controlling.length === 0 && (ruling.length === 0 || control === 'export')) return [country];
    return controlling;
  }

  private caseOf(flow: Crossing, jurisdiction: string, control: Control): Case {
    const { itemClasses, technologyClasses, classifications } = this.tables;
    const all = flow.technology >= 0 ? technologyClasses[flow.technology] : itemClasses[flow.item];
    const classes = all.filter((k) => classifications[k].jurisdiction === jurisdiction);
    return { flow, jurisdiction, control, classes, pieces: [] };
  }

  prepare(each: Case): Prepared {
    const { tables } = this;
    const kind = this.itemKinds[each.flow.item];
    const of = (free: boolean): number[] =>
      rowsWhere(
        tables.determinations,
        (row: Determination) => row.free === free && determinationMatches(row, each, kind),
      );
    const rules = rowsWhere(tables.rules, (rule: Rule) => ruleApplies(rule, each));
    const units = each.classes.length > 0 ? each.classes : [-1];
    return {
      case: each,
      free: of(true),
      notListed: each.classes.length > 0 ? [] : of(false),
      rules: units.map((unit) =>
        rules
          .filter((r) => unit < 0 || ruleNames(tables, tables.rules[r], unit))
          .map((row) => ({ row, outcome: this.outcome(tables.rules[row], row, each) })),
      ),
      authorisations: rowsWhere(
        tables.authorisations,
        (row: Authorisation) =>
          row.jurisdiction === each.jurisdiction &&
          authorisationFailings(row, each, [], this.parents).every(
            (failing) => failing === 'classifications',
          ),
      ),
      consents:
        each.control === 're-export'
          ? rowsWhere(
              tables.consents,
              (row: Consent) =>
                row.jurisdiction === each.jurisdiction && routeFailings(row, each.flow).length === 0,
            )
          : [],
    };
  }

  /** What a rule says of the case: below its de minimis share, content is free (S34). */
  private outcome(rule: Rule, row: number, each: Case): Rule['outcome'] {
    if (each.control !== 're-export' || Number.isNaN(rule.deMinimis)) return rule.outcome;
    const jurisdiction = this.tables.jurisdictions.find(({ id }) => id === each.jurisdiction)!;
    const counts = (k: number): boolean => ruleNames(this.tables, rule, k);
    const share = this.content.share(each.flow.item, jurisdiction, counts, `${jurisdiction.id}/${row}`);
    return share > rule.deMinimis + 1e-12 ? rule.outcome : 'free';
  }

  /** What covers a case on a day. */
  judge(prepared: Prepared, day: number): Judgement {
    const { tables } = this;
    const determined = prepared.free.find((row) => holds(tables.determinations[row].days, day));
    if (determined !== undefined) {
      return {
        verdict: 'free',
        covers: [{ kind: 'determination', row: determined }],
        rules: [],
        needing: [],
      };
    }
    const verdicts = prepared.rules.map((rules, k) => this.verdict(prepared, rules, k, day));
    const strictest = (['prohibited', 'not-determined', 'needs-authorisation', 'free'] as const).find(
      (verdict) => verdicts.some((each) => each.verdict === verdict),
    )!;
    const rules = [
      ...new Set(verdicts.filter((each) => each.verdict === strictest).flatMap((each) => each.rules)),
    ];
    if (strictest === 'prohibited')
      return { verdict: strictest, covers: [], rules, needing: prepared.case.classes };
    if (strictest === 'free') {
      return { verdict: strictest, covers: [{ kind: 'rule', row: rules[0] }], rules, needing: [] };
    }
    const needing = prepared.case.classes.filter((_, k) => verdicts[k].verdict !== 'free');
    return { verdict: strictest, covers: this.permissions(prepared, needing, day), rules, needing };
  }

  private verdict(
    { case: each, notListed }: Prepared,
    rules: Prepared['rules'][number],
    unit: number,
    day: number,
  ): { verdict: Verdict; rules: readonly number[] } {
    const { tables } = this;
    const listed = each.classes[unit] !== undefined;
    const determined = !listed && notListed.some((row) => holds(tables.determinations[row].days, day));
    const speaking = rules.filter(
      ({ row }) =>
        holds(tables.rules[row].days, day) &&
        (listed || ruleNamesUnlisted(tables.rules[row], each, determined)),
    );
    const displaced = new Set(speaking.flatMap(({ row }) => tables.rules[row].exceptionTo));
    const left = speaking.filter(({ row }) => !displaced.has(row));
    const verdict = STRICTNESS.find((outcome) => left.some((rule) => rule.outcome === outcome));
    if (!verdict) return { verdict: 'not-determined', rules: [] };
    return { verdict, rules: left.filter((rule) => rule.outcome === verdict).map(({ row }) => row) };
  }

  private permissions(
    { case: each, authorisations, consents }: Prepared,
    needing: readonly number[],
    day: number,
  ): Found[] {
    const { tables } = this;
    const found: Found[] = [];
    for (const row of authorisations) {
      if (this.failings(tables.authorisations[row], each, needing, day).length === 0)
        found.push({ kind: 'authorisation', row });
    }
    for (const row of consents) {
      const consent = tables.consents[row];
      if (holds(consent.days, day) && consentFailings(consent, each, needing).length === 0)
        found.push({ kind: 'consent', row });
    }
    return found;
  }

  /** Every attribute in which an authorisation fails the case on a day. */
  failings(authorisation: Authorisation, each: Case, needing: readonly number[], day: number): Failing[] {
    const { flow } = each;
    const found = authorisationFailings(authorisation, each, needing, this.parents);
    if (Number.isFinite(authorisation.valueLeft) && !this.hasValue(flow)) found.push('value_cap');
    if (!this.certified(authorisation, flow, day)) found.push('certificates');
    if (!this.consented(authorisation, flow, day)) found.push('consents');
    if (!holds(authorisation.days, day)) {
      found.push(authorisation.days.first === Number.POSITIVE_INFINITY ? 'status' : 'dates');
    }
    return found;
  }

  /** Every certificate that names the flow is in force and fits it, and one at least does (S35). */
  private certified({ certificates }: Authorisation, flow: Crossing, day: number): boolean {
    if (certificates.length === 0) return true;
    const naming = certificates
      .map((row) => this.tables.certificates[row])
      .filter((certificate) => certificateNames(certificate, flow));
    return (
      naming.length > 0 &&
      naming.every(
        (certificate) => holds(certificate.days, day) && routeFailings(certificate, flow).length === 0,
      )
    );
  }

  /** Every consent that it inherits and that has to do with the flow's content is in force and fits it (S35). */
  private consented({ consents }: Authorisation, flow: Crossing, day: number): boolean {
    return consents.every((row) => {
      const consent = this.tables.consents[row];
      if (!consentConcerns(consent, flow, this.tables, this.content)) return true;
      return holds(consent.days, day) && routeFailings(consent, flow).length === 0;
    });
  }
}

function rowsWhere<T>(rows: readonly T[], keep: (row: T) => boolean): number[] {
  const found: number[] = [];
  rows.forEach((row, r) => {
    if (keep(row)) found.push(r);
  });
  return found;
}
