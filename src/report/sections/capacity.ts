import { numbers, texts } from '../../explain/read.js';
import { heatChart, type Utilisation } from '../charts/heat.js';
import { esc } from '../escape.js';
import type { Page, Section } from '../page.js';

const MOST = 24;

export function capacitySection(page: Page): Section {
  const { words } = page;
  const topic = words.say('report.heat.topic');
  const all = utilisations(page);
  if (all.length === 0) {
    const body = `<p class="empty">${esc(words.say('report.heat.empty'))}</p>`;
    return { id: 'capacity', topic, title: words.say('report.heat.none'), body };
  }
  const title = heatTitle(page, all);
  const more =
    all.length > MOST
      ? `<p class="note">${esc(words.say('report.heat.more', { count: words.number(all.length - MOST) }))}</p>`
      : '';
  const body = heatChart(page, all.slice(0, MOST), words.say('report.heat.figure')) + more;
  return { id: 'capacity', topic, title, body };
}

/** The resource that holds the plan back and until when; where none does, the fullest one. */
function heatTitle(page: Page, all: readonly Utilisation[]): string {
  const { words, card, buckets } = page;
  const binding = card.limits.find(({ limit }) => limit === 'capacity' || limit === 'overtime');
  if (binding)
    return words.say('report.heat.binds', { name: binding.subjectName, until: words.month(binding.until) });
  const [fullest] = all;
  return words.say('report.heat.fullest', {
    name: fullest.name,
    share: words.percent(fullest.peak),
    month: words.month(buckets.starts[fullest.peakBucket]),
  });
}

/** Resources in order of their fullest bucket, then of their average. */
export function utilisations(page: Page): Utilisation[] {
  const { plan, buckets, names } = page;
  const resources = texts(plan, 'capacity', 'resource');
  const at = numbers(plan, 'capacity', 'bucket');
  const working = numbers(plan, 'capacity', 'working');
  const steps = numbers(plan, 'capacity', 'expansion');
  const used = numbers(plan, 'capacity', 'used');
  const found = new Map<string, { used: Float64Array; hours: Float64Array }>();
  resources.forEach((resource, row) => {
    let sums = found.get(resource);
    if (!sums) {
      sums = { used: new Float64Array(buckets.count), hours: new Float64Array(buckets.count) };
      found.set(resource, sums);
    }
    sums.used[at[row]] += used[row];
    sums.hours[at[row]] += working[row] + steps[row];
  });
  const result = [...found].map(([resource, { used: taken, hours }]): Utilisation => {
    // Overtime counts as used, so a bucket with overtime is more than full; without hours, anything used is full.
    const share = taken.map((value, t) => (hours[t] > 0 ? value / hours[t] : value > 1e-9 ? 1 : 0));
    let peakBucket = 0;
    for (let t = 1; t < share.length; t++) if (share[t] > share[peakBucket] + 1e-9) peakBucket = t;
    return {
      resource,
      name: names.of('resource', resource),
      share,
      used: taken,
      hours,
      peak: share[peakBucket] ?? 0,
      peakBucket,
    };
  });
  const total = ({ share }: Utilisation): number => share.reduce((sum, value) => sum + value, 0);
  const close = (a: number, b: number): number => (Math.abs(a - b) < 1e-6 ? 0 : a - b);
  return result.sort(
    (a, b) => close(b.peak, a.peak) || total(b) - total(a) || (a.resource < b.resource ? -1 : 1),
  );
}
