import { evidenceOf } from '../analyses/evidence/index.js';
import { rowCount } from '../schema/columns.js';
import type { Model } from '../schema/model.js';
import type { Page } from './page.js';

/** Evidence of a model that states any; undefined for the others, so that they cost nothing. */
export function pageEvidence(model: Model): Page['evidence'] {
  return rowCount(model, 'assumption') === 0 ? undefined : evidenceOf(model);
}

/** Id of the row of an assumption in the evidence section: ids of the tables may hold anything, those of a page not. */
export function anchorOf({ evidence }: Pick<Page, 'evidence'>, assumption: string): string {
  return `ev${(evidence?.assumptions.findIndex(({ id }) => id === assumption) ?? -1) + 1}`;
}

/** Link from a figure to what backs it. */
export interface EvidenceLink {
  readonly anchor: string;
  /** Id of the assumption, and whether it is only illustrative. */
  readonly id: string;
  readonly illustrative: boolean;
}

/** Links to the assumptions that back a cell; those that name it itself, or else the most general ones. */
export function evidenceLinks(
  page: Pick<Page, 'evidence'>,
  component: string,
  row: string,
  attribute: string,
): readonly EvidenceLink[] {
  const found = page.evidence?.find(component, row, attribute) ?? [];
  const own = found.filter((each) => each.row !== undefined && each.attribute !== undefined);
  return (own.length > 0 ? own : found.slice(0, 1)).map(({ id, illustrative }) => ({
    anchor: anchorOf(page, id),
    id,
    illustrative,
  }));
}
