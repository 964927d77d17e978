import { isoDate } from '../../base/dates.js';
import type { Agreement, Process } from '../network.js';
import type { NetworkScope } from './scope.js';

/** No cost is shared by two agreements at once (S39); a floor of work has somebody who can do it (S40). */
export function checkSharedCosts(scope: NetworkScope): void {
  const { agreements } = scope.network;
  const sharing = agreements.filter(({ shares }) => shares.length > 0);
  sharing.forEach((a, k) => {
    for (const b of sharing.slice(k + 1)) {
      const first = Math.max(a.first, b.first);
      if (first > Math.min(a.last, b.last) || !meet(a.categories, b.categories)) continue;
      const common = commonSubject(scope, a, b);
      if (common === undefined) continue;
      const at = { component: 'agreement', row: b.row, attribute: 'id' } as const;
      scope.report.error('agreement.overlap', at, {
        other: a.id,
        common,
        from: isoDate(scope.horizon.starts[first]),
      });
    }
  });
  for (const agreement of agreements) checkWorkers(scope, agreement);
}

function meet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === 0 || b.size === 0 || [...a].some((each) => b.has(each));
}

/** Something that both cover, as its id; undefined where there is nothing. */
function commonSubject(scope: NetworkScope, a: Agreement, b: Agreement): string | undefined {
  const { network } = scope;
  if (a.everything || b.everything) return '*';
  for (const item of a.items) if (b.items.has(item)) return network.items[item].id;
  for (const each of a.technologies) if (b.technologies.has(each)) return each;
  for (const each of a.resources) if (b.resources.has(each)) return network.resources[each].id;
  const hours = network.processes.find((process, p) => {
    const [mine, theirs] = [coversProcess(scope, a, p), coversProcess(scope, b, p)];
    const onResource = (each: Agreement): boolean => resourcesOf(process).some((r) => each.resources.has(r));
    return (mine && theirs) || (mine && onResource(b)) || (theirs && onResource(a));
  });
  return hours?.id;
}

function coversProcess({ network }: NetworkScope, { processes, items }: Agreement, p: number): boolean {
  return processes.has(p) || items.has(network.nodes[network.processes[p].node].item);
}

function resourcesOf({ hours, hourGroups }: Process): number[] {
  return [...hours, ...hourGroups.flatMap(({ lines }) => lines)].map(({ resource }) => resource);
}

/** A floor above 0 of a party without any site or offer lets nothing be done under the agreement. */
function checkWorkers(scope: NetworkScope, { row, parties }: Agreement): void {
  const { sites, offers, members } = scope.network;
  for (const { name, organisation, country, floor } of parties) {
    if (!(floor > 0)) continue;
    const isParty = (worker: number, where: string): boolean =>
      organisation < 0 ? where === country : (members[worker]?.line.includes(organisation) ?? false);
    const works =
      sites.some((site) => isParty(site.organisation, site.country)) ||
      offers.some(({ supplier }) => isParty(supplier, members[supplier]?.country ?? ''));
    if (!works)
      scope.report.warning(
        'agreement.no-worker',
        { component: 'agreement', row, attribute: 'id' },
        { party: name, floor },
      );
  }
}
