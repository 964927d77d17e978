import { folded } from '../base/text.js';
import { CATALOG } from './catalog.js';
import type { ComponentName } from './generated/types.js';
import type { AttributeSpec, ComponentSpec } from './spec.js';

const LANGUAGES = ['en', 'ja', 'uk'] as const;

const componentNames = new Map<string, ComponentName>();
for (const { name, labels } of CATALOG)
  for (const language of LANGUAGES) componentNames.set(folded(labels[language]), name);
// Names go last, so that none is hidden by a label of another component.
for (const { name } of CATALOG) componentNames.set(folded(name), name);
componentNames.delete('');

const attributeNames = new Map<ComponentName, ReadonlyMap<string, AttributeSpec>>(
  CATALOG.map((component) => [component.name, namesOf(component)]),
);

function namesOf(component: ComponentSpec): ReadonlyMap<string, AttributeSpec> {
  const names = new Map<string, AttributeSpec>();
  for (const each of component.attributes)
    for (const language of LANGUAGES) names.set(folded(each.labels[language]), each);
  for (const each of component.attributes) names.set(folded(each.name), each);
  names.delete('');
  return names;
}

/** Component by its name or its label in any language, whatever its case, width and hyphens. */
export function componentNamed(text: string): ComponentName | undefined {
  return componentNames.get(folded(text));
}

/** Attribute by its name or its label in any language, whatever its case, width and joints. */
export function attributeNamed(component: ComponentName, text: string): AttributeSpec | undefined {
  return attributeNames.get(component)!.get(folded(text));
}
