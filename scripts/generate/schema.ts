import type { AttributeSpec, ComponentSpec } from '../../src/schema/spec.js';

type Json = Readonly<Record<string, unknown>>;

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';
const BASE = 'https://renkei.dev/schema/';
const IDENTIFIER = '^[^\\s,;、，；\\u0000-\\u001f]+$';

function valueSchema(attribute: AttributeSpec): Json {
  const range: Record<string, unknown> = {};
  if (attribute.min !== undefined) range.minimum = attribute.min;
  if (attribute.max !== undefined) range.maximum = attribute.max;
  switch (attribute.type) {
    case 'number':
    case 'integer':
      return { type: attribute.type, ...range };
    case 'boolean':
      return { type: 'boolean' };
    case 'date':
      return { type: 'string', format: 'date', pattern: '^\\d{4}-\\d{2}-\\d{2}$' };
    case 'enum':
      return { enum: attribute.values };
    case 'ref':
      return { type: 'string', pattern: IDENTIFIER };
    case 'refs':
    case 'list':
      return { anyOf: [{ type: 'array', items: { type: 'string', minLength: 1 } }, { type: 'string' }] };
    case 'currency':
      return { type: 'string', pattern: '^[A-Z]{3}$' };
    case 'country':
      return { type: 'string', pattern: '^[A-Z]{2}$' };
    default:
      return attribute.name === 'id' ? { type: 'string', pattern: IDENTIFIER } : { type: 'string' };
  }
}

function describe(attribute: AttributeSpec): string {
  const parts = [attribute.text];
  if (attribute.unit !== undefined && attribute.unit !== '1') parts.push(`Unit: ${attribute.unit}.`);
  if (attribute.to !== undefined) parts.push(`Refers to ${attribute.to}.`);
  return parts.join(' ');
}

function rowSchema(component: ComponentSpec): Json {
  const properties: Record<string, Json> = {};
  for (const attribute of component.attributes) {
    const schema: Record<string, unknown> = { title: attribute.labels.en, description: describe(attribute) };
    Object.assign(schema, valueSchema(attribute));
    if (attribute.default !== undefined) schema.default = attribute.default;
    properties[attribute.name] = schema;
  }
  const required = component.attributes.filter((attribute) => attribute.required).map((a) => a.name);
  const schema: Json = { title: component.labels.en, description: component.text, type: 'object' };
  return { ...schema, properties, ...(required.length > 0 ? { required } : {}), additionalProperties: false };
}

/** The one row of `model` may stand alone, without a list around it. */
function tableSchema(component: ComponentSpec): Json {
  const rows: Json = { type: 'array', items: { $ref: '#/$defs/row' } };
  return component.name === 'model' ? { anyOf: [{ $ref: '#/$defs/row' }, rows] } : rows;
}

const text = (schema: Json): string => `${JSON.stringify(schema, null, 2)}\n`;

/** One schema per component (what a YAML file of it holds), and one for a model in one document. */
export function jsonSchemas(catalog: readonly ComponentSpec[]): Map<string, string> {
  const files = new Map<string, string>();
  const whole: Record<string, Json> = {};
  for (const component of catalog.filter((each) => each.kind === 'input')) {
    const file = `${component.name}.schema.json`;
    const head: Json = {
      $schema: DIALECT,
      $id: BASE + file,
      title: component.labels.en,
      description: component.text,
    };
    files.set(
      `schema/${file}`,
      text({ ...head, ...tableSchema(component), $defs: { row: rowSchema(component) } }),
    );
    whole[component.name] = { $ref: file };
  }
  files.set(
    'schema/renkei.schema.json',
    text({
      $schema: DIALECT,
      $id: `${BASE}renkei.schema.json`,
      title: 'Renkei model',
      description: 'A model in one document: rows by component.',
      type: 'object',
      properties: { $schema: { type: 'string' }, ...whole },
      required: ['model'],
      additionalProperties: false,
    }),
  );
  return files;
}
