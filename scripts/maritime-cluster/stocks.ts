import type { Sheet } from './sheet.js';

/** Rooms are small: about two months of what is scarce. The scenario "stockpile first" makes them larger. */
export function writeStocks(out: Sheet): void {
  const most = (item: string, site: string, maximum: number, opening = 0) => ({
    item,
    site,
    opening_stock: opening,
    maximum,
    notes: 'room for about two months',
  });
  out.add(
    'buffer',
    most('magnet-block-kr', 'motor-jp', 2500, 300),
    most('magnet-block-jp', 'motor-jp', 2500),
    most('cell-kr', 'battery-jp', 9000, 800),
    most('cell-jp', 'battery-jp', 9000),
    most('pod-motor-kr', 'motor-jp', 20),
    most('lift-motor-kr', 'airframe-jp', 60),
    most('magnet-block-kr', 'magnet-kr', 1200),
    most('cell-kr', 'cell-kr', 4000),
    most('pod-motor-kr', 'motor-kr', 10),
    most('lift-motor-kr', 'motor-kr', 20),
    most('css-b1', 'yard-jp', 3),
    most('css-b2', 'yard-jp', 3),
    most('lra', 'airframe-jp', 6),
    most('lra', 'airframe-ua', 4),
    most('battery-module', 'battery-jp', 120),
    most('magnet-set-18', 'motor-jp', 40),
    most('magnet-set-6', 'motor-jp', 80),
    most('pod-motor', 'motor-jp', 14),
    most('lift-motor', 'motor-jp', 40),
    most('lift-motor', 'airframe-jp', 40),
    most('lift-motor', 'relay-service-jp', 60),
    most('pod-drive', 'motor-jp', 10),
    most('pod-drive', 'yard-jp', 10),
  );
}
