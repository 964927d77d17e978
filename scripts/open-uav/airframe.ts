/**
 * What becomes of each line of the general bill of material. Items and quantities are the bill's; masses, hours,
 * prices and lead times are illustrative.
 */
export type Level = 'airframe' | 'stack' | 'final';
export type Source =
  | {
      readonly how: 'buy';
      readonly price: number;
      readonly currency: string;
      readonly leadTime: number;
      readonly supplier: string;
    }
  | { readonly how: 'laser'; readonly material: string; readonly quantity: number; readonly hours: number }
  | { readonly how: 'print'; readonly kg: number; readonly hours: number }
  | { readonly how: 'replaced'; readonly why: string };

export interface Use {
  readonly into: Level;
  readonly source: Source;
}

const buy = (into: Level, price: number, currency: string, leadTime: number, supplier: string): Use => ({
  into,
  source: { how: 'buy', price, currency, leadTime, supplier },
});
const laser = (material: string, quantity: number, hours: number): Use => ({
  into: 'airframe',
  source: { how: 'laser', material, quantity, hours },
});
const print = (kg: number, hours: number): Use => ({ into: 'airframe', source: { how: 'print', kg, hours } });
const replaced = (why: string): Use => ({ into: 'stack', source: { how: 'replaced', why } });

export const USES: Readonly<Record<string, Use>> = {
  'top-plate-2mm-aluminum': laser('aluminium-sheet-2mm', 0.9, 0.15),
  'bottom-plate-2mm-aluminum': laser('aluminium-sheet-2mm', 0.9, 0.15),
  'small-square-tube-40x40x2-aluminum': laser('aluminium-tube-40x40x2', 0.35, 0.08),
  'sides-rectangle-30x100x2-aluminum': laser('aluminium-profile-30x100x2', 0.5, 0.08),
  'attachment-plate-4mm-aluminum': laser('aluminium-sheet-4mm', 0.7, 0.12),
  'clear-pc-window-for-lid': laser('polycarbonate-sheet', 0.15, 0.1),
  'folding-arm-adapter': buy('airframe', 1900, 'UAH', 28, 'mechanical-parts-maker-f'),
  'cf-motor-beam': buy('airframe', 1400, 'UAH', 35, 'composite-maker-g'),
  'cf-landing-leg-beam': buy('airframe', 900, 'UAH', 35, 'composite-maker-g'),
  'cf-landing-leg-bottom-beam': buy('airframe', 850, 'UAH', 35, 'composite-maker-g'),
  'landing-leg-adapter-top-aluminum': buy('airframe', 420, 'UAH', 28, 'mechanical-parts-maker-f'),
  'landing-leg-adapter-bottom-printed': print(0.06, 3),
  'front-compartment-1-printed': print(0.32, 13),
  'front-compartment-2-printed': print(0.3, 12),
  'main-pcb-adapter-printed': print(0.08, 4),
  'battery-slider-printed': print(0.07, 3),
  'main-lid-printed': print(0.38, 15),
  'lid-clip-printed': print(0.01, 0.6),
  'main-switch-housing-printed': print(0.05, 2.5),
  'hinge-for-lid': buy('airframe', 120, 'UAH', 14, 'mechanical-parts-maker-f'),
  'landing-gear-foam': buy('airframe', 60, 'UAH', 14, 'mechanical-parts-maker-f'),
  'quick-release-attachment-adapter': buy('airframe', 1500, 'UAH', 28, 'mechanical-parts-maker-f'),
  'pcb-with-small-components': replaced('the three boards of the project (main, flight-controller, battery)'),
  'matek-flight-controller-h743-slim-v3': replaced('an FMUv3 board, whose bill of material is public'),
  'matek-pdb-fchub-12s-x-class-pdb-v2': buy('stack', 55, 'USD', 28, 'module-supplier-d'),
  'matek-gnss-module-dronecan-m10q-3100-gnss': buy('stack', 49, 'USD', 28, 'module-supplier-d'),
  'matek-telemetry-module-mr24-30': buy('stack', 21, 'USD', 28, 'module-supplier-d'),
  'raspberry-pi-5-with-active-cooler': buy('stack', 88, 'USD', 21, 'module-supplier-d'),
  'safetypowerswitch-70v-140-280a': buy('stack', 120, 'EUR', 28, 'module-supplier-d'),
  'fuse-siba-9005805-200': buy('stack', 18, 'EUR', 21, 'module-supplier-d'),
  cables: buy('stack', 25, 'EUR', 14, 'module-supplier-d'),
  'cable-lug': buy('stack', 0.6, 'EUR', 14, 'module-supplier-d'),
  'main-toggle-switch': buy('stack', 9, 'EUR', 14, 'module-supplier-d'),
  'battery-adapter': buy('final', 3800, 'JPY', 21, 'drive-and-battery-supplier-e'),
  'hobbywing-x6-plus': buy('final', 210, 'USD', 56, 'drive-and-battery-supplier-e'),
  'tattu-30000mah-14s-battery': buy('final', 980, 'USD', 49, 'drive-and-battery-supplier-e'),
  'benewake-tf03-100-lidar': buy('final', 190, 'USD', 35, 'drive-and-battery-supplier-e'),
  'siyi-a8-gimbal-camera': buy('final', 230, 'USD', 35, 'drive-and-battery-supplier-e'),
};

/** Materials of the lasercut and printed parts: price per unit in UAH, unit. */
export const MATERIALS: Readonly<
  Record<string, { readonly unit: string; readonly price: number; readonly name: string }>
> = {
  'aluminium-sheet-2mm': { unit: 'kg', price: 260, name: 'Aluminium sheet 2 mm' },
  'aluminium-sheet-4mm': { unit: 'kg', price: 250, name: 'Aluminium sheet 4 mm' },
  'aluminium-tube-40x40x2': { unit: 'm', price: 310, name: 'Aluminium square tube 40x40x2' },
  'aluminium-profile-30x100x2': { unit: 'm', price: 430, name: 'Aluminium profile 30x100x2' },
  'polycarbonate-sheet': { unit: 'kg', price: 330, name: 'Polycarbonate sheet, clear' },
  filament: { unit: 'kg', price: 950, name: 'Printing filament' },
};
