import { describe, expect, it } from 'vitest';
import { folded } from '../base/text.js';
import { attributeSpec, CATALOG, isUnused, usedBy } from './catalog.js';
import { Fault, readCell } from './cells/index.js';
import { USES } from './generated/uses.js';
import { attributeNamed, componentNamed } from './names.js';

const LANGUAGES = ['en', 'ja', 'uk'] as const;

describe('the catalog', () => {
  it('labels every component and attribute in three languages, without two alike', () => {
    for (const language of LANGUAGES) {
      const components = CATALOG.map((component) => folded(component.labels[language]));
      expect(components.filter((label) => label === '')).toEqual([]);
      expect(new Set(components).size).toBe(components.length);
      for (const component of CATALOG) {
        const labels = component.attributes.map((attribute) => folded(attribute.labels[language]));
        const missing = component.attributes.filter((attribute) => attribute.labels[language] === '');
        expect({ [component.name]: missing.map((a) => a.name) }).toEqual({ [component.name]: [] });
        const twice = labels.filter((label, at) => labels.indexOf(label) !== at);
        expect({ [component.name]: twice }).toEqual({ [component.name]: [] });
      }
    }
  });
  it('has labels in the script of their language', () => {
    for (const { attributes } of CATALOG) {
      for (const { labels } of attributes.filter((attribute) => attribute.name !== 'id')) {
        expect(labels.ja).toMatch(/[\p{Script=Han}\p{Script=Katakana}\p{Script=Hiragana}]/u);
        expect(labels.uk).toMatch(/\p{Script=Cyrillic}/u);
      }
    }
  });
  it('finds names and labels again, none hidden by another', () => {
    for (const component of CATALOG) {
      expect(componentNamed(component.name)).toBe(component.name);
      for (const language of LANGUAGES) {
        expect(componentNamed(component.labels[language])).toBe(component.name);
        for (const attribute of component.attributes)
          expect(attributeNamed(component.name, attribute.labels[language])?.name).toBe(attribute.name);
      }
    }
  });
  it('has defaults that its own types accept', () => {
    for (const { name, attributes } of CATALOG) {
      for (const spec of attributes) {
        if (spec.default === undefined) continue;
        const value = readCell(String(spec.default), spec);
        expect(value, `${name}.${spec.name}`).toBeDefined();
        expect(value, `${name}.${spec.name}`).not.toBeInstanceOf(Fault);
      }
    }
  });
  it('knows who uses what', () => {
    for (const key of Object.keys(USES)) {
      const [component, attribute] = key.split('.');
      expect(attributeSpec(component, attribute), key).toBeDefined();
    }
    expect(isUnused('organisation', 'parent')).toBe(false);
    expect(isUnused('item', 'id')).toBe(false);
    expect(usedBy('item', 'notes')).toEqual([]);
  });
});
