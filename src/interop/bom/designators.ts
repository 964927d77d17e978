/**
 * Reference designators of a cell: `R1, R2 C3` and ranges `R1-R4` or `R1-4` (a range counts up; `TP-1` is one name).
 */
export function splitDesignators(cell: string): string[] {
  return cell
    .split(/[,;\s]+/)
    .filter((part) => part !== '')
    .flatMap(expandRange);
}

function expandRange(part: string): string[] {
  const match = /^([A-Za-z$_]+)(\d+)-([A-Za-z$_]*)(\d+)$/.exec(part);
  if (!match || (match[3] !== '' && match[3] !== match[1])) return [part];
  const [first, last] = [Number(match[2]), Number(match[4])];
  if (last < first || last - first > 999) return [part];
  return Array.from({ length: last - first + 1 }, (_, i) => `${match[1]}${first + i}`);
}

/** Letters before the number: `LED12` -> `LED`. */
export function designatorClass(designator: string): string {
  return /^[A-Za-z]+/.exec(designator)?.[0].toUpperCase() ?? '';
}

const COPPER_ONLY = new Set(['TP', 'FID', 'FD', 'MH', 'LOGO', 'NT']);

/** Test points, fiducials, mounting holes, net ties: places on the board for which no part is bought. */
export function isCopperOnly(designators: readonly string[], value: string, footprint: string): boolean {
  if (/^(test ?point|fiducial|mounting ?hole|net ?tie)/i.test(value)) return true;
  if (/^(TestPoint|Fiducial|MountingHole|NetTie)/i.test(footprint)) return true;
  return designators.length > 0 && designators.every((d) => COPPER_ONLY.has(designatorClass(d)));
}

const NOT_FITTED =
  /(^|[\s,;/([])(dnp|dnf|dni|do not (populate|fit|place|install)|not fitted|no ?pop)($|[\s,;/)\]])/i;

/** DNP and its kin in any of the cells. */
export function isNotFitted(...cells: readonly (string | undefined)[]): boolean {
  return cells.some((cell) => cell !== undefined && NOT_FITTED.test(cell));
}
