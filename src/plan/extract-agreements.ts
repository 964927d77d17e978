import { eachCharge, eachWork, worksFor } from '../formulate/index.js';
import type { Reading } from './reading.js';
import { clean } from './tables.js';

/** What payers spend for others by agreements (S39), and how the work is shared (S40). */
export function extractAgreements(reading: Reading): void {
  const { network } = reading.formulation.context;
  if (network.agreements.length === 0) return;
  writeTransfers(reading);
  network.agreements.forEach((_, number) => {
    writeWorkshares(reading, number);
  });
}

function writeTransfers({ formulation, x, write }: Reading): void {
  const { context } = formulation;
  const { network, T } = context;
  const flows = new Map<string, Float64Array>();
  eachCharge(context, (column, amount, _kind, payer, _category, bucket, _spent, agreement, bearer) => {
    if (agreement === undefined || payer === bearer) return;
    const value = Math.max(0, x[column]) * amount;
    if (value === 0) return;
    const key = [agreement, payer, bearer].join('/');
    const series = flows.get(key) ?? new Float64Array(T);
    series[bucket] += value;
    flows.set(key, series);
  });
  for (const { charges, organisation } of network.readiness?.activities ?? []) {
    for (const { payer, agreement, amounts } of charges) {
      if (agreement < 0 || payer === organisation) continue;
      const key = [agreement, payer, organisation].join('/');
      const series = flows.get(key) ?? new Float64Array(T);
      amounts.forEach((amount, t) => {
        series[t] += amount;
      });
      flows.set(key, series);
    }
  }
  const parts = [...flows].map(([key, series]) => ({ of: key.split('/').map(Number), series }));
  parts.sort((a, b) => a.of[0] - b.of[0] || a.of[1] - b.of[1] || a.of[2] - b.of[2]);
  for (const { of, series } of parts) {
    const [agreement, payer, bearer] = of;
    series.forEach((sum, t) => {
      const amount = clean(sum);
      if (amount === 0) return;
      const names = [network.organisations[payer], network.organisations[bearer]];
      write.transfer.row(network.agreements[agreement].id, ...names, t, amount);
    });
  }
}

function writeWorkshares({ formulation, x, write }: Reading, number: number): void {
  const { context } = formulation;
  const { network } = context;
  const { id, parties, byHours } = network.agreements[number];
  const amounts = new Float64Array(parties.length);
  let total = 0;
  eachWork(context, number, (column, amount, worker) => {
    const value = Math.max(0, x[column]) * amount;
    if (value === 0) return;
    total += value;
    parties.forEach((party, k) => {
      if (worksFor(network.members, party, worker)) amounts[k] += value;
    });
  });
  const unit = byHours ? 'h' : network.currencies.codes[0];
  parties.forEach(({ name, floor, ceiling }, k) => {
    const share = total === 0 ? 0 : clean(amounts[k] / total);
    write.workshare.row(id, name, clean(amounts[k]), clean(total), share, floor, ceiling, unit);
  });
}
