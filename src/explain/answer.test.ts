import { describe, expect, it } from 'vitest';
import { dayOf, isoDate } from '../base/dates.js';
import { answerCard, renderAnswerText } from './answer.js';
import { boatyardModel, boatyardPlan } from './boatyard.fixture.js';
import { cellWidth, wrap } from './cells.js';
import { wordsOf } from './format.js';
import { costliest } from './limits.js';
import { modelOf, planOf } from './rows.fixture.js';
import { headline, limitSentence, proofSentence } from './sentences.js';
import { wantsColour } from './text.js';

const verified = { rulesChecked: 1234, brokenCount: 0 };

/** Three weeks of one product at 10 a week, wanted at a rate; deliveries as given. */
function weekly(delivered: readonly number[], extra: Parameters<typeof planOf>[1] = {}) {
  const weeks = delivered.map((_, t) => t);
  let owed = 0;
  const plan = planOf(
    { objectives: [{ name: 'late:1', sense: 'min', value: 0, bound: 0, unit: '1.d' }] },
    {
      bucket: weeks.map((t) => ({
        bucket: t,
        start: isoDate(dayOf(2026, 6, 1) + 7 * t),
        end: isoDate(dayOf(2026, 6, 8) + 7 * t),
      })),
      service: weeks.map((t) => {
        owed += 10 - delivered[t];
        return {
          demand: 'rate',
          due_bucket: t,
          item: 'boat',
          site: 'yard',
          priority: 1,
          quantity: 10,
          on_time: Math.min(10, delivered[t]),
          late: Math.max(0, 10 - delivered[t]),
          short: 0,
          quantity_days_late: 0,
        };
      }),
      delivery: weeks.map((t) => ({ demand: 'rate', due_bucket: t, bucket: t, delivered: delivered[t] })),
      ...extra,
    },
  );
  const model = modelOf({
    item: [{ id: 'boat', name: 'Boat', kind: 'product' }],
    programme: [{ id: 'rate', item: 'boat', site: 'yard' }],
    'programme-point': [{ programme: 'rate', date: '2026-06-03', rate: 43 }],
  });
  return { model, plan, owed };
}

describe('answerCard', () => {
  it('counts what is delivered on time, late and not at all', () => {
    const card = answerCard(boatyardModel(), boatyardPlan());
    const [nami, umi] = card.products;
    expect([nami.name, umi.name]).toEqual(['Nami 7', 'Umi 12']);
    expect(umi.wanted).toBe(9);
    for (const product of card.products)
      expect(product.onTime + product.late + product.short).toBeCloseTo(product.wanted, 6);
    expect(nami.wanted).toBeCloseTo(4 * 6 + 8 * 6 + 12 * 9, 6);
  });

  it('promises the last day of a bucket, not its first', () => {
    const card = answerCard(...both(weekly([0, 10, 20])));
    expect(isoDate(card.first!.day)).toBe('2026-06-14');
    expect(isoDate(card.last!.day)).toBe('2026-06-21');
  });

  it('dates the target rate from the first bucket that keeps up until the end', () => {
    const reached = (delivered: number[]) => answerCard(...both(weekly(delivered))).products[0].programmes[0];
    expect(isoDate(reached([10, 10, 10]).reachedFrom!)).toBe('2026-06-03');
    expect(reached([10, 10, 10]).daysLate).toBe(0);
    expect(isoDate(reached([4, 10, 16]).reachedFrom!)).toBe('2026-06-08');
    expect(reached([4, 10, 16]).daysLate).toBe(5);
    expect(isoDate(reached([10, 8, 12]).reachedFrom!)).toBe('2026-06-15');
    expect(reached([10, 10, 9]).reachedFrom).toBeUndefined();
  });

  it('takes the rate of the last day of the plan as target where the ramp goes on after it', () => {
    const { model, plan } = weekly([10, 10, 10]);
    const ramp = modelOf({
      programme: [{ id: 'rate', item: 'boat', site: 'yard', interpolation: 'linear' }],
      'programme-point': [
        { programme: 'rate', date: '2026-06-01', rate: 5 },
        { programme: 'rate', date: '2026-07-11', rate: 25 },
      ],
    });
    const tables = new Map([...model.tables, ...ramp.tables]);
    const [programme] = answerCard({ ...model, tables }, plan).products[0].programmes;
    // 20 of 40 days on 21 June: half-way from 5 to 25.
    expect([programme.target, isoDate(programme.wantedFrom)]).toEqual([15, '2026-06-21']);
  });

  it('names the largest gap and the day on which nothing is owed any more', () => {
    const gap = (delivered: number[]) => answerCard(...both(weekly(delivered))).products[0].gap;
    expect(gap([10, 10, 10])).toEqual({ most: 0 });
    expect(gap([4, 9, 17])).toEqual({ most: 7, day: dayOf(2026, 6, 14), caughtUp: dayOf(2026, 6, 21) });
    expect(gap([4, 9, 16]).caughtUp).toBeUndefined();
  });

  it('keeps optional demand out of what is short', () => {
    const { model, plan } = weekly([10, 10, 0]);
    const programme = [{ id: 'rate', item: 'boat', site: 'yard', optional: true }];
    const tables = new Map(model.tables).set('programme', modelOf({ programme }).tables.get('programme')!);
    const [product] = answerCard({ ...model, tables }, plan).products;
    expect(product.wanted).toBe(0);
    expect(product.optionalWanted).toBe(30);
  });

  it('compares spending with the budget and what was carried in', () => {
    const spending = [
      { organisation: 'o', category: 'capital', fiscal_year: 2026, spent: 120, budget: 100, carried_in: 5 },
      {
        organisation: 'o',
        category: 'running',
        fiscal_year: 2026,
        spent: 50,
        budget: Number.NaN,
        carried_in: 0,
      },
    ];
    const { budgets } = answerCard(...both(weekly([10, 10, 10], { spending })));
    expect(budgets).toHaveLength(1);
    expect(budgets[0]).toMatchObject({ budget: 105, over: 15 });
  });
});

const both = <M, P>({ model, plan }: { model: M; plan: P }): [M, P] => [model, plan];

describe('limits', () => {
  const price = (limit: string, subject: string, bucket: number, objective: string, value: number) => ({
    limit,
    subject,
    bucket,
    objective,
    price: value,
    unit: 'h',
  });

  it('puts the limit of the most important objective first, then the one that accounts for most', () => {
    const prices = [
      price('capacity', 'a', 0, 'cost', -900),
      price('capacity', 'b', 1, 'late:1', -0.5),
      price('capacity', 'c', 0, 'late:1', -0.2),
      price('capacity', 'c', 2, 'late:1', -0.2),
    ];
    const hours = (resource: string, bucket: number, working: number) => ({ resource, bucket, working });
    const capacity = [hours('b', 1, 10), hours('c', 0, 100), hours('c', 2, 100)];
    const { model, plan } = weekly([10, 10, 10], { price: prices, capacity });
    const card = answerCard(model, plan);
    expect(card.limits.map(({ subject }) => subject)).toEqual(['c', 'b', 'a']);
    expect(card.limits[0]).toMatchObject({ peak: 0.2, from: dayOf(2026, 6, 1), until: dayOf(2026, 6, 21) });
    expect(card.limits[0].total).toBeCloseTo(0.4);
    expect(card.limits[0].weight).toBeCloseTo(40);
  });

  it('names a resource once, by its hours or its overtime', () => {
    const prices = ['capacity', 'overtime'].map((limit) => price(limit, 'line', 1, 'late:1', -3));
    const { model, plan } = weekly([10, 10, 10], {
      price: [...prices, price('process', 'build', 1, 'late:1', -1)],
    });
    const card = answerCard(model, plan);
    expect(card.limits).toHaveLength(3);
    expect(costliest(card).map(({ subject }) => subject)).toEqual(['line', 'build']);
  });

  it('says what one more unit buys, in a step that is worth saying', () => {
    const words = wordsOf('en', true);
    const { model, plan } = weekly([10, 10, 10], {
      price: [
        { ...price('budget', 'yard capital 2026', -1, 'late:1', -0.000002), unit: 'JPY' },
        price('capacity', 'line', 1, 'late:1', -12),
      ],
    });
    const card = answerCard(model, plan);
    const sentence = (subject: string) =>
      limitSentence(card.limits.find((limit) => limit.subject === subject)!, 'JPY', words).replace(
        /\u00a0/g,
        ' ',
      );
    expect(sentence('line')).toBe('1 h more on line in Jun 2026 saves 12 unit-days of lateness.');
    expect(sentence('yard capital 2026')).toBe(
      '¥1m more in the budget yard, capital, FY 2026 saves 2 unit-days of lateness.',
    );
  });
});

describe('headline', () => {
  it('answers how many, by when, at what cost and blocked by what', () => {
    const card = answerCard(boatyardModel(), boatyardPlan());
    const text = headline(card, wordsOf('en', true)).replace(/\u00a0/g, ' ');
    expect(text).toMatch(/^Nami 7 and Umi 12: of 189 units wanted, /);
    expect(text).toMatch(/hours on Outfitting line/);
  });

  it('says so when nothing is wanted', () => {
    const card = answerCard(modelOf({}), planOf({}, {}));
    expect(headline(card, wordsOf('en'))).toBe('Nothing is wanted in this plan, so nothing is delivered.');
    expect(renderAnswerText(card)).toContain('No budget is stated.');
  });
});

describe('renderAnswerText', () => {
  const card = answerCard(boatyardModel(), boatyardPlan(), verified);
  for (const language of ['en', 'ja', 'uk'])
    for (const width of [60, 80, 120])
      it(`keeps to ${width} cells in ${language}`, () => {
        const lines = renderAnswerText(card, { language, width }).split('\n');
        for (const line of lines) expect(cellWidth(line), line).toBeLessThanOrEqual(width);
        expect(lines.join('')).not.toMatch(/\{\w+\}|\.\.|undefined|NaN/);
      });

  it('colours only when asked', () => {
    expect(renderAnswerText(card, { colour: true })).toContain('\u001b[');
    expect(renderAnswerText(card)).not.toContain('\u001b');
    expect(wantsColour({}, true)).toBe(true);
    expect(wantsColour({ NO_COLOR: '1' }, true)).toBe(false);
    expect(wantsColour({}, false)).toBe(false);
  });

  it('lets no control character of a name through', () => {
    const model = boatyardModel({ item: [{ id: 'nami7', name: 'Na\u001b[2Jmi', kind: 'product' }] });
    expect(renderAnswerText(answerCard(model, boatyardPlan()))).not.toContain('\u001b');
  });
});

describe('wrap', () => {
  it('breaks Japanese between characters but never before a closing mark', () => {
    expect(wrap('納期遅れが、減ります。', 10)).toEqual(['納期遅れ', 'が、減りま', 'す。']);
    for (const line of wrap('「線」の「線」の「線」', 6)) expect(line).not.toMatch(/^」|「$/);
  });

  it('keeps a number with its counter', () => {
    expect(wrap('納入は2027年に52台です', 10)).toEqual(['納入は', '2027年に', '52台です']);
  });

  it('cuts a word that is longer than a line', () => {
    expect(wrap('abcdefghij kl', 4)).toEqual(['abcd', 'efgh', 'ij', 'kl']);
  });
});

describe('how near to the best', () => {
  const objective = (name: string, value: number, bound: number) =>
    ({ name, sense: 'min', value, bound, unit: 'quantity-days' }) as const;
  const proven = (objectives: readonly ReturnType<typeof objective>[], cut: { cut?: true } = {}) => {
    const card = answerCard(boatyardModel(), boatyardPlan(), verified);
    const proof = { status: 'feasible', gap: 0.5, objectives, ...cut } as const;
    return proofSentence({ ...card, proof }, wordsOf('en', true)).replace(/[\u00a0\u202f]/g, ' ');
  };

  it('names the first objective that is not proven, with its value and its bound', () => {
    const text = proven([
      objective('short:1', 0, 0),
      objective('late:1', 27_997, 25_765),
      objective('late:2', 9, 4),
    ]);
    expect(text).toContain('lateness, priority 1');
    expect(text).toContain('27,997 quantity-days here');
    expect(text).toContain('has less than 25,765 quantity-days, so that this is at most 7.98% away');
    expect(text).toContain('one may be up to 55.56% away');
    expect(text).not.toContain('priority 2');
  });

  it('tells of no other objective where none is further away', () => {
    // The gap of the header is rounded: it says nothing of others.
    expect(proven([objective('late:1', 1000, 600), objective('late:2', 5, 5)])).toMatch(
      /at most 40% away\.$/,
    );
  });

  it('says where there was no time to place all orders', () => {
    const short = objective('short:1', 900, 0);
    expect(proven([short], { cut: true })).toMatch(
      /^Time was up before all orders had their turn: .* Not proven best\./,
    );
    expect(proven([short])).toMatch(/^Not proven best\./);
  });

  it('says nothing of bounds that are not known', () => {
    expect(proven([objective('late:1', 5, Number.NEGATIVE_INFINITY)])).not.toContain('less than');
  });
});
