/**
 * The part of UCUM (case-sensitive) that counts, weighs, measures and times industrial goods, and its {annotations}
 * for counted things. `t` is the metric tonne, `l` and `L` are both the litre.
 */
const ATOMS = `1 % g t m L l Pa N J W V A Ohm F H Hz K Cel deg rad lm lx bit By bar eV mol S Wb T s min h d wk mo a ar har
[in_i] [ft_i] [lb_av] [nmi_i] [gal_us]`;
const PREFIXES = ['', 'Y', 'Z', 'E', 'P', 'T', 'G', 'M', 'k', 'h', 'da', 'd', 'c', 'm', 'u', 'n', 'p', 'f'];
const UNPREFIXED = new Set([
  '1',
  '%',
  'min',
  'h',
  'd',
  'wk',
  'mo',
  'deg',
  'har',
  '[in_i]',
  '[ft_i]',
  '[lb_av]',
  '[nmi_i]',
  '[gal_us]',
]);

const simple = new Set<string>();
for (const atom of ATOMS.split(/\s+/)) {
  for (const prefix of UNPREFIXED.has(atom) ? [''] : PREFIXES) simple.add(prefix + atom);
}

/** Spellings in use that are not UCUM. */
const USUAL: Readonly<Record<string, string>> = {
  pcs: '{pcs}', pc: '{pcs}', pieces: '{pcs}', each: '1', ea: '1', unit: '1', units: '1', 個: '1', 台: '1', 本: '1', 枚: '1', шт: '1', 'шт.': '1',
  KG: 'kg', Kg: 'kg', kgs: 'kg', кг: 'kg', м: 'm', л: 'L', г: 'g', т: 't', ton: 't', tons: 't', tonne: 't', litre: 'L', liter: 'L', ltr: 'L',
  metre: 'm', meter: 'm', hr: 'h', hrs: 'h', hour: 'h', hours: 'h', day: 'd', days: 'd', sqm: 'm2', 'm^2': 'm2', 'm^3': 'm3', 'm²': 'm2', 'm³': 'm3', cbm: 'm3',
}; // biome-ignore format: a dense table reads better

const COMPONENT = /^(\{[^{}\s]+\}|(?:\[[a-z_]+\]|[A-Za-z%]+|1)(?:-?[1-9])?(?:\{[^{}\s]+\})?)$/;

function isComponent(text: string): boolean {
  if (!COMPONENT.test(text)) return false;
  const bare = text.replace(/\{[^{}]*\}$/, '');
  if (bare === '' || bare === '1') return true;
  return simple.has(bare.replace(/-?[1-9]$/, ''));
}

/** True for a unit in the UCUM spelling that Renkei knows: products with `.`, quotients with `/`, exponents, {annotations}. */
export function isUnit(text: string): boolean {
  const body = text.startsWith('/') ? text.slice(1) : text;
  return body.split(/[./]/).every(isComponent);
}

/** The UCUM spelling of a spelling in use. */
export function unitMeant(text: string): string | undefined {
  const clean = text.trim();
  if (Object.hasOwn(USUAL, clean)) return USUAL[clean];
  const lower = clean.toLowerCase();
  if (Object.hasOwn(USUAL, lower)) return USUAL[lower];
  return isUnit(lower) ? lower : undefined;
}
