import { describe, expect, it } from 'vitest';
import { boatyardModel, boatyardPlan } from '../explain/boatyard.fixture.js';
import { modelOf, planOf } from '../explain/rows.fixture.js';
import { htmlReport } from './html.js';

const LANGUAGES = ['en', 'ja', 'uk'];

/** Elements in order, checked to be closed in the order in which they were opened. */
function elements(html: string): string[] {
  const VOID = new Set(['meta', 'br']);
  const open: string[] = [];
  const seen: string[] = [];
  const bare = html.replace(/<style>[\s\S]*?<\/style>/, '<style></style>').replace('<!doctype html>', '');
  for (const [, close, name, , self] of bare.matchAll(/<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (close) expect(open.pop(), `closing ${name}`).toBe(name);
    else {
      seen.push(name);
      if (!self && !VOID.has(name)) open.push(name);
    }
  }
  expect(open).toEqual([]);
  return seen;
}

describe('htmlReport', () => {
  it.each(LANGUAGES)('is one well-formed page that loads nothing (%s)', (language) => {
    const html = htmlReport(boatyardModel(), boatyardPlan(), { language });
    const seen = elements(html);
    expect(html).toContain(`<html lang="${language}">`);
    for (const name of ['script', 'link', 'img', 'iframe', 'object', 'embed'])
      expect(seen).not.toContain(name);
    expect(html).not.toMatch(/https?:\/\/|url\(|@import| on\w+=/);
    expect(html).not.toMatch(/undefined|NaN|\{\w+\}<|Infinity|>null</);
  });

  it('is the same page for the same plan, and says when it was made only if told', () => {
    const make = (generatedAt?: string) => htmlReport(boatyardModel(), boatyardPlan(), { generatedAt });
    expect(make()).toBe(make());
    expect(make()).not.toContain('2031-05-06');
    expect(make('2031-05-06')).toContain('2031-05-06');
  });

  it('labels every picture and table, with ids that occur once', () => {
    const html = htmlReport(boatyardModel(), boatyardPlan());
    const ids = [...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1]);
    expect(new Set(ids).size).toBe(ids.length);
    const pictures = [...html.matchAll(/<svg [^>]*>/g)].map(([tag]) => tag);
    expect(pictures.length).toBeGreaterThanOrEqual(12);
    for (const tag of pictures) {
      expect(tag).toContain('role="img"');
      for (const id of /aria-labelledby="([^"]+)"/.exec(tag)![1].split(' ')) expect(ids).toContain(id);
    }
    const tables = html.split('<table>').slice(1);
    for (const each of tables) {
      expect(each).toMatch(/^<caption/);
      expect(each).toContain('<th scope="col"');
    }
    for (const [, target] of html.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(target);
  });

  it('names the gap, the bottleneck and the budget in titles', () => {
    const html = htmlReport(boatyardModel(), boatyardPlan());
    expect(html).toMatch(
      /<h3>Umi 12: deliveries fall [\d.]+\u00a0units short of the target by .* and catch up by /,
    );
    expect(html).toMatch(/<h2[^>]*>Outfitting line limits the plan until Feb\u00a02028<\/h2>/);
    expect(html).toMatch(
      /<h2[^>]*>All budgets hold; the tightest is Setouchi Shipbuilding, procurement, FY 2027/,
    );
  });

  it('does not say how near to the best a plan is that was cut short, but that it was', () => {
    const { header, ...rest } = boatyardPlan();
    const cardOf = (plan: typeof header): string => {
      const html = htmlReport(boatyardModel(), { ...rest, header: plan });
      return html.slice(0, html.indexOf('id="answer"'));
    };
    const open = { ...header, status: 'feasible', gap: 1 } as const;
    expect(cardOf(open)).toContain('within 100%');
    const cut = cardOf({ ...open, cut: true });
    expect(cut).toContain('time was up');
    expect(cut).toContain('Not all orders had their turn.');
    expect(cut).not.toContain('within');
  });

  it('shows names as text, whatever they hold', () => {
    const evil = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&{cost}`;
    const model = boatyardModel({
      item: [{ id: 'nami7', name: evil, kind: 'product', standard_value: 1 }],
      organisation: [{ id: 'setouchi', name: evil, kind: 'manufacturer' }],
      resource: [{ id: 'outfitting', name: evil, site: 'onomichi' }],
      offer: [{ id: 'motor-engine', name: evil, item: 'engine', site: 'onomichi', price: 1 }],
      programme: [{ id: 'nami-rate', name: evil, item: 'nami7', site: 'onomichi' }],
    });
    const plan = boatyardPlan({ modelName: evil, engine: evil, options: { [evil]: evil } });
    const html = htmlReport(model, plan, {
      generatedAt: evil,
      verification: {
        rulesChecked: 5,
        brokenCount: 1,
        broken: [{ rule: 'balance', subject: evil, expected: 1, found: 2, message: evil }],
      },
    });
    const seen = elements(html);
    expect(seen).not.toContain('script');
    expect(seen).not.toContain('img');
    expect(html).not.toMatch(/<[^>]*\son\w+\s*=/);
    expect(html).toContain('&lt;script&gt;alert(1)');
    expect(html).toContain('Do not use this plan');
  });

  it.each(LANGUAGES)('tells what to do next where there is nothing to show (%s)', (language) => {
    const html = htmlReport(modelOf({}), planOf({ modelName: '' }, {}), { language });
    elements(html);
    expect(html.match(/class="empty"/g)!.length).toBeGreaterThanOrEqual(8);
    expect(html).toContain('programme-point');
    expect(html).not.toMatch(/undefined|NaN|Infinity/);
  });

  it('stays small for a large plan and says how much it leaves out', () => {
    const many = Array.from({ length: 3000 }, (_, at) => at);
    const buckets = Array.from({ length: 104 }, (_, t) => t);
    const date = (t: number): string => new Date(Date.UTC(2026, 3, 1 + 7 * t)).toISOString().slice(0, 10);
    const plan = planOf(
      {},
      {
        bucket: buckets.map((t) => ({ bucket: t, start: date(t), end: date(t + 1) })),
        capacity: many.flatMap((r) =>
          buckets.map((t) => ({ resource: `machine-${r}`, bucket: t, working: 40, used: (r + t) % 41 })),
        ),
        service: many.map((d) => ({
          demand: `order-${d}`,
          due_bucket: d % 104,
          item: `item-${d % 500}`,
          quantity: 3,
          on_time: 2,
          short: 1,
          priority: 1 + (d % 3),
        })),
        delivery: many.map((d) => ({
          demand: `order-${d}`,
          due_bucket: d % 104,
          bucket: d % 104,
          delivered: 2,
        })),
      },
    );
    const html = htmlReport(modelOf({}), plan);
    expect(html.length).toBeLessThan(3_000_000);
    expect(html).toMatch(/Resources that are less full: 2\u202f976 more/);
    expect(html).toContain('Too large to be carried in this page');
  });
});
