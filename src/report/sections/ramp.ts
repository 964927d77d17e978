import { curveReader } from '../../explain/curves.js';
import { productCurves } from '../../explain/products.js';
import { rampChart, rampTitle } from '../charts/ramp.js';
import { rateChart } from '../charts/rate.js';
import { esc } from '../escape.js';
import type { Page, Section } from '../page.js';

/** Products with a picture of their own; the rest stand in the table of deliveries. */
const MOST = 6;

export function rampSection(page: Page): Section {
  const { words, card, model, plan, buckets } = page;
  const topic = words.say('report.ramp.topic');
  const wanted = card.products.filter((product) => product.wanted > 0);
  if (wanted.length === 0) {
    const body = `<p class="empty">${esc(words.say('report.ramp.empty'))}</p>`;
    return { id: 'ramp', topic, title: words.say('report.ramp.none'), body };
  }
  const curveOfProduct = productCurves(model, plan, buckets);
  const curveOf = curveReader(plan, buckets);
  const figures = wanted
    .slice(0, MOST)
    .flatMap((product) => [
      rampChart(
        page,
        product,
        curveOfProduct(product.item),
        wanted.length === 1 ? words.say('report.ramp.figure') : rampTitle(page, product),
      ),
      ...product.programmes
        .filter(({ kind }) => kind === 'rate')
        .map((programme) => rateChart(page, product, programme, curveOf([programme.programme]))),
    ]);
  const more =
    wanted.length > MOST
      ? `<p class="note">${esc(words.say('report.ramp.more', { count: words.number(wanted.length - MOST) }))}</p>`
      : '';
  const behind = wanted.filter(({ gap }) => gap.most > 0).length;
  // With several products each figure names its own gap; the section counts them.
  const title =
    wanted.length === 1
      ? rampTitle(page, wanted[0])
      : words.say(behind > 0 ? 'report.ramp.several' : 'report.ramp.all', {
          behind: words.number(behind),
          count: words.number(wanted.length),
        });
  return { id: 'ramp', topic, title, body: figures.join('') + more };
}
