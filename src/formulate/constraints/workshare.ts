import type { AgreementParty, Member } from '../../network/index.js';
import type { Context } from '../context.js';
import type { Worker } from '../sharing.js';
import { eachWork } from '../work.js';

/** Whether work is a party's: its own, that of an organisation below it, or that done in its country (S40). */
export function worksFor(members: readonly Member[], party: AgreementParty, worker: Worker): boolean {
  return party.organisation < 0
    ? party.country !== '' && worker.country === party.country
    : (members[worker.organisation]?.line.includes(party.organisation) ?? false);
}

/**
 * Shares of the work of an agreement (DESIGN 5, row 9; S40):
 *   sum over work of (1 if the party's - floor) w x >= 0, and <= 0 with the ceiling.
 * Dual: change of the objective per unit of work by which the limit is missed.
 */
export function addWorkshares(context: Context): void {
  const { network, builder, rows } = context;
  const limits = network.agreements.flatMap(({ parties }, agreement) =>
    parties.map((party, number) => ({ agreement, party, number })),
  );
  const add = (family: string, isFloor: boolean): void => {
    builder.rowFamily(family, 'agreement', 'party');
    for (const { agreement, party, number } of limits) {
      const share = isFloor ? party.floor : party.ceiling;
      if (Number.isNaN(share)) continue;
      const lower = isFloor ? 0 : Number.NEGATIVE_INFINITY;
      const row = builder.row(lower, isFloor ? Number.POSITIVE_INFINITY : 0, agreement, number);
      rows.workshare.push({ row, agreement, party: number, isFloor });
      eachWork(context, agreement, (column, amount, worker) => {
        const own = worksFor(network.members, party, worker) ? 1 : 0;
        builder.entry(row, column, amount * (own - share));
      });
    }
  };
  add('workshare_floor', true);
  add('workshare_ceiling', false);
}
