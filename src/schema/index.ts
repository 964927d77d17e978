export { canonicalModel, fingerprint, sortedModel } from './canonical.js';
export { attributeSpec, CATALOG, componentSpec, isComponent, isUnused, usedBy } from './catalog.js';
export { checkModel } from './checks.js';
export {
  type AttributeName,
  type ColumnOf,
  column,
  type HeldAs,
  rowCount,
  rowName,
  rowPlace,
} from './columns.js';
export type { FileFormat, ModelFile } from './files.js';
export type { AttributeTypes, ComponentName, RowTypes } from './generated/types.js';
export type { ColumnData, Model, Table } from './model.js';
export { attributeNamed, componentNamed } from './names.js';
export { parseModel, type ReadResult } from './parse.js';
export { typeTables } from './read.js';
export { checkReferences } from './references.js';
export {
  type AttributeSpec,
  type AttributeType,
  type ComponentSpec,
  type Holding,
  holdingOf,
  type Labels,
} from './spec.js';
export { type CellValue, cellValue } from './values.js';
export { modelFiles, type TemplateFormat, template, type WriteFormat } from './write.js';
