/** Where the facts come from. */
import type { SourceRow } from '../../src/interop/bom/index.js';

const QUIVER = 'https://github.com/Arrow-air/project-quiver, CERN-OHL-S-2.0';
const PIXHAWK = 'https://github.com/pixhawk/Hardware';
export const quiver = (id: string, title: string): SourceRow => ({
  id,
  title,
  publisher: 'Arrow Air, Project Quiver',
  citation: QUIVER,
});
export const pixhawk = (id: string, title: string): SourceRow => ({
  id,
  title,
  publisher: 'Pixhawk hardware project',
  citation: PIXHAWK,
});
export const GENERAL = quiver('quiver-general-bom', 'Quiver PT2 general BOM');
export const DATABASE = pixhawk('px4-parts-database', 'PX4 parts database');
