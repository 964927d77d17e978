import { CATALOG } from './generated/catalog.js';
import type { ComponentName } from './generated/types.js';
import { USES } from './generated/uses.js';
import type { AttributeSpec, ComponentSpec } from './spec.js';

export { CATALOG };

const components = new Map<string, ComponentSpec>(CATALOG.map((component) => [component.name, component]));
const attributes = new Map<string, ReadonlyMap<string, AttributeSpec>>(
  CATALOG.map((component) => [
    component.name,
    new Map(component.attributes.map((each) => [each.name, each])),
  ]),
);

export function isComponent(name: string): name is ComponentName {
  return components.has(name);
}

export function componentSpec(name: ComponentName): ComponentSpec {
  return components.get(name)!;
}

export function attributeSpec(component: string, attribute: string): AttributeSpec | undefined {
  return attributes.get(component)?.get(attribute);
}

/** Modules that read an attribute; empty for keys, notes and information, and for what nothing reads yet. */
export function usedBy(component: ComponentName, attribute: string): readonly string[] {
  const key = `${component}.${attribute}`;
  return Object.hasOwn(USES, key) ? USES[key] : [];
}

/** True for an attribute that should change the plan but that no calculation reads yet. */
export function isUnused(component: ComponentName, attribute: string): boolean {
  const spec = attributeSpec(component, attribute);
  if (!spec || spec.information) return false;
  if (spec.required && componentSpec(component).key.includes(attribute)) return false;
  return usedBy(component, attribute).length === 0;
}
