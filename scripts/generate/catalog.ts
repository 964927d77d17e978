import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import type { AttributeSpec, AttributeType, ComponentSpec, Labels } from '../../src/schema/spec.js';

interface RawAttribute {
  readonly [field: string]: unknown;
}
interface RawComponent {
  readonly component: string;
  readonly group: string;
  readonly kind: string;
  readonly text: string;
  readonly label?: string;
  readonly key: readonly string[];
  readonly attributes: Readonly<Record<string, RawAttribute>> | null;
}
interface LabelFile {
  readonly components: Readonly<Record<string, string>>;
  readonly shared: Readonly<Record<string, string>>;
  readonly attributes?: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

const TYPES: readonly AttributeType[] = [
  ...(['text', 'number', 'integer', 'boolean', 'date', 'enum', 'ref'] as const),
  ...(['refs', 'list', 'currency', 'country', 'unit', 'pattern'] as const),
];
const FIELDS = [
  'type',
  'unit',
  'default',
  'required',
  'min',
  'max',
  'to',
  'values',
  'information',
  'text',
  'label',
];

function fail(where: string, what: string): never {
  throw new Error(`catalog/${where}: ${what}`);
}

/** The catalog, checked against itself, components and attributes in the order in which files give them. */
export function loadCatalog(folder: string): ComponentSpec[] {
  const raw = readdirSync(folder)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => {
      const content = parse(readFileSync(join(folder, name), 'utf8')) as RawComponent;
      if (`${content.component}.yaml` !== name) fail(name, `component is ${content.component}`);
      return content;
    });
  const labels = { ja: loadLabels(folder, 'ja'), uk: loadLabels(folder, 'uk') };
  const names = new Set(raw.map((component) => component.component));
  return raw.map((component) => componentSpec(component, names, labels));
}

function loadLabels(folder: string, language: string): LabelFile {
  return parse(readFileSync(join(folder, 'labels', `${language}.yaml`), 'utf8')) as LabelFile;
}

function componentSpec(
  raw: RawComponent,
  names: ReadonlySet<string>,
  labels: Readonly<Record<'ja' | 'uk', LabelFile>>,
): ComponentSpec {
  const attributes = new Map<string, AttributeSpec>();
  const add = (name: string, attribute: RawAttribute) => {
    const where = `${raw.component}.yaml ${name}`;
    if (attributes.has(name)) fail(where, 'stands twice');
    const words: Labels = {
      en: typeof attribute.label === 'string' ? attribute.label : humanised(name),
      ja: attributeLabel(labels.ja, raw.component, name),
      uk: attributeLabel(labels.uk, raw.component, name),
    };
    attributes.set(name, attributeSpec(where, name, attribute, names, words));
  };
  if (raw.key.join() === 'id') {
    add('id', { type: 'text', required: true, text: 'Name by which other tables refer to it; unique.' });
    add('name', { type: 'text', information: true, text: 'Name for people.' });
  }
  for (const [name, attribute] of Object.entries(raw.attributes ?? {})) add(name, attribute);
  add('notes', { type: 'text', information: true, text: 'Anything worth noting.' });
  for (const key of raw.key)
    if (!attributes.has(key)) fail(`${raw.component}.yaml`, `key ${key} is no attribute`);
  if (raw.kind !== 'input' && raw.kind !== 'output') fail(`${raw.component}.yaml`, `kind ${raw.kind}`);
  return {
    name: raw.component as ComponentSpec['name'],
    group: raw.group,
    kind: raw.kind,
    text: raw.text,
    key: raw.key,
    labels: {
      en: raw.label ?? humanised(raw.component),
      ja: labels.ja.components[raw.component] ?? '',
      uk: labels.uk.components[raw.component] ?? '',
    },
    attributes: [...attributes.values()],
  };
}

/** `lead_time` -> `Lead time`, `brings_trl` -> `Brings TRL`. */
export function humanised(name: string): string {
  const words = name.replace(/[_-]/g, ' ').replace(/\b(trl|mrl)\b/g, (word) => word.toUpperCase());
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function attributeLabel(file: LabelFile, component: string, attribute: string): string {
  return file.attributes?.[component]?.[attribute] ?? file.shared[attribute] ?? '';
}

function attributeSpec(
  where: string,
  name: string,
  raw: RawAttribute,
  names: ReadonlySet<string>,
  labels: Labels,
): AttributeSpec {
  for (const field of Object.keys(raw)) if (!FIELDS.includes(field)) fail(where, `unknown field ${field}`);
  const type = raw.type as AttributeType;
  if (!TYPES.includes(type)) fail(where, `unknown type ${raw.type}`);
  if (!/^[a-z][a-z0-9_]*$/.test(name)) fail(where, 'name is not lower_case');
  if (typeof raw.text !== 'string') fail(where, 'has no text');
  const reference = type === 'ref' || type === 'refs';
  if (reference !== (typeof raw.to === 'string')) fail(where, 'ref and refs have `to`, others have none');
  if (reference && !names.has(raw.to as string)) fail(where, `refers to ${raw.to}, which is no component`);
  if ((type === 'enum') !== Array.isArray(raw.values)) fail(where, 'enum has `values`, others have none');
  if (type === 'enum' && raw.default !== undefined && !(raw.values as unknown[]).includes(raw.default))
    fail(where, `default ${raw.default} is none of the values`);
  const spec: Record<string, unknown> = { name, type, text: raw.text, labels };
  for (const field of ['unit', 'default', 'min', 'max', 'to', 'values']) {
    if (raw[field] !== undefined) spec[field] = raw[field];
  }
  if (raw.required === true) spec.required = true;
  if (raw.information === true) spec.information = true;
  return spec as unknown as AttributeSpec;
}
