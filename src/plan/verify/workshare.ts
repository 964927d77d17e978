import type { Agreement, Party } from './agreements.js';
import type { Case } from './case.js';
import { getOrMake } from './maps.js';

/** Work of each party against what the plan says of it and against its floor and ceiling (S40). */
export function checkWorkshares(c: Case): void {
  const rows = c.rows.workshare;
  const stated = new Map<string, number>();
  for (let row = 0; row < rows.length; row++)
    stated.set(`${rows.text.agreement[row]} / ${rows.text.party[row]}`, row);
  for (const agreement of c.agreements.list) {
    for (const party of agreement.parties) {
      const key = `${agreement.name} / ${party.name}`;
      checkFigures(c, agreement, party, `workshare / ${key}`, stated.get(key));
      stated.delete(key);
      const { all } = agreement;
      if (party.floor >= 0)
        c.check.atLeast('workshare', `workshare / ${key}`, -1, party.floor * all, party.work, all);
      if (party.ceiling >= 0)
        c.check.atMost('workshare', `workshare / ${key}`, -1, party.ceiling * all, party.work, all);
    }
  }
  for (const key of stated.keys())
    c.check.holds('workshare-figures', false, `workshare / ${key}`, -1, '-', key);
}

function checkFigures(
  c: Case,
  agreement: Agreement,
  party: Party,
  name: string,
  row: number | undefined,
): void {
  const { check } = c;
  if (!check.holds('workshare-figures', row !== undefined, name, -1, party.name, '-')) return;
  const { number, text } = c.rows.workshare;
  const { all } = agreement;
  const at = row!;
  check.equal('workshare-figures', name, -1, party.work, number.amount[at], all);
  check.equal('workshare-figures', name, -1, all, number.total[at], all);
  check.equal('workshare-figures', name, -1, all > 0 ? party.work / all : 0, number.share[at]);
  for (const [limit, found] of [
    [party.floor, number.floor[at]],
    [party.ceiling, number.ceiling[at]],
  ]) {
    if (limit >= 0) check.equal('workshare-figures', name, -1, limit, found);
    else check.holds('workshare-figures', Number.isNaN(found), name, -1, '-', found);
  }
  const unit = agreement.byHours ? 'h' : c.plan.header.currency;
  check.holds('workshare-figures', text.unit[at] === unit, name, -1, unit, text.unit[at]);
}

/** What payers spend for others by agreements (S39). */
export function checkTransfers(c: Case): void {
  const { length, number, subject } = c.rows.transfer;
  const stated = new Map<string, { sums: Float64Array; name: string }>();
  for (let row = 0; row < length; row++) {
    const key = [number.agreement[row], number.payer[row], number.bearer[row]].join(' ');
    const make = () => ({ sums: new Float64Array(c.time.count), name: subject(row) });
    getOrMake(stated, key, make).sums[number.bucket[row]] += number.amount[row];
  }
  const { transfers } = c.ledger;
  for (const key of new Set([...transfers.keys(), ...stated.keys()])) {
    const expected = transfers.get(key);
    const found = stated.get(key);
    const [agreement, payer, bearer] = key.split(' ').map(Number);
    const names = c.ids.organisation.names;
    const name =
      found?.name ?? `transfer / ${c.agreements.list[agreement].name} / ${names[payer]} / ${names[bearer]}`;
    for (let t = 0; t < c.time.count; t++) {
      const [want, size] = [expected?.value[t] ?? 0, expected?.size[t] ?? 0];
      c.check.equal('transfer-figures', name, t, want, found?.sums[t] ?? 0, size);
    }
  }
}
