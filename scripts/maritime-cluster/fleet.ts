import type { Sheet } from './sheet.js';

/** Relay aircraft in service in Japan: the target, losses and repairs give the demand. All illustrative. */
export function writeFleet(out: Sheet): void {
  out.add('fleet', {
    id: 'relay-fleet',
    name: 'Relay aircraft in service in Japan',
    item: 'lra',
    site: 'relay-service-jp',
    customer: 'relay-service-jp',
    availability: 0.8,
    attrition_rate: 0.08,
    failure_rate: 2,
    turnaround: 24,
    repair_bays: 40,
    priority: 1,
  });
  for (const [date, units] of [
    ['2027-04-30', 3],
    ['2027-06-30', 8],
    ['2027-09-30', 18],
    ['2028-03-31', 40],
    ['2028-09-30', 66],
    ['2029-03-31', 95],
    ['2029-09-30', 125],
    ['2030-03-31', 155],
    ['2030-09-30', 180],
    ['2031-03-31', 205],
    ['2031-09-30', 225],
    ['2032-03-31', 240],
  ] as const)
    out.add('fleet-target', { fleet: 'relay-fleet', date, in_service: units });
  out.add('fleet-spare', {
    fleet: 'relay-fleet',
    item: 'lift-motor',
    units: 4,
    failure_rate: 0.15,
    turnaround: 40,
    condemned: 0.2,
  });
}
