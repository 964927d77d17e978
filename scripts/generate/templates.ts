import type { ComponentSpec } from '../../src/schema/spec.js';

/** A header line per component. */
export function csvTemplates(catalog: readonly ComponentSpec[]): Map<string, string> {
  return new Map(
    catalog
      .filter((component) => component.kind === 'input')
      .map((component) => [
        `templates/csv/${component.name}.csv`,
        `${component.attributes.map((attribute) => attribute.name).join(',')}\n`,
      ]),
  );
}
