import { clip, esc } from './escape.js';

/** SVG marks. Coordinates are rounded to a tenth, so that pages are small and the same everywhere. */
export function n(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

const tip = (title: string | undefined): string =>
  title === undefined ? '' : `<title>${esc(title)}</title>`;

export function rect(
  x: number,
  y: number,
  width: number,
  height: number,
  kind: string,
  title?: string,
): string {
  const size = `x="${n(x)}" y="${n(y)}" width="${n(Math.max(0, width))}" height="${n(Math.max(0, height))}"`;
  return title === undefined
    ? `<rect ${size} class="${kind}"/>`
    : `<rect ${size} class="${kind}">${tip(title)}</rect>`;
}

export function line(x1: number, y1: number, x2: number, y2: number, kind: string): string {
  return `<line x1="${n(x1)}" y1="${n(y1)}" x2="${n(x2)}" y2="${n(y2)}" class="${kind}"/>`;
}

export type Point = readonly [number, number];

export function path(points: readonly Point[], kind: string, closed = false): string {
  if (points.length === 0) return '';
  const d = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('');
  return `<path d="${d}${closed ? 'Z' : ''}" class="${kind}"/>`;
}

export function dot(x: number, y: number, radius: number, kind: string, title?: string): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" class="${kind}">${tip(title)}</circle>`;
}

export interface TextOptions {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly kind?: string;
  /** Most cells (half an em each); what is longer is cut and shown whole as a tooltip. */
  readonly cells?: number;
}

export function text(x: number, y: number, content: string, options: TextOptions = {}): string {
  const shown = options.cells === undefined ? content : clip(content, options.cells);
  const anchor = options.anchor && options.anchor !== 'start' ? ` text-anchor="${options.anchor}"` : '';
  const kind = options.kind ? ` class="${options.kind}"` : '';
  const whole = shown === content ? '' : tip(content);
  return `<text x="${n(x)}" y="${n(y)}"${anchor}${kind}>${esc(shown)}${whole}</text>`;
}

/** Moves labels apart so that none is nearer than `least` to the next; keeps their order, stays in low..high. */
export function spread(at: readonly number[], least: number, low: number, high: number): number[] {
  const order = at.map((_, index) => index).sort((a, b) => at[a] - at[b]);
  const placed = [...at];
  let next = low;
  for (const index of order) {
    placed[index] = Math.max(at[index], next);
    next = placed[index] + least;
  }
  let last = high;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index], last);
    last = placed[index] - least;
  }
  return placed;
}
