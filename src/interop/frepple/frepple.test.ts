import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { describeIssue, type IssueList } from '../../base/issues.js';
import type { RawCell, RawTable } from '../../tables/raw.js';
import { type FreppleOptions, freppleTables, readFrepple } from './index.js';

type Rows = readonly Readonly<Record<string, RawCell>>[];

/** Rows of a table by attribute, with `name` and `notes` left out. */
function rowsOf(tables: readonly RawTable[], component: string): Rows {
  const table = tables.find(({ name }) => name === component);
  return (table?.rows ?? []).map((row) =>
    Object.fromEntries(
      table!.header.flatMap((attribute, k) =>
        row[k] === undefined || attribute === 'name' || attribute === 'notes' ? [] : [[attribute, row[k]]],
      ),
    ),
  );
}

const WEEK = `<calendars><calendar name="week" default="0"><buckets>
  <bucket days="62" value="1"/></buckets></calendar></calendars>
  <locations><location name="shop"><available name="week"/></location></locations>`;

async function read(body: string, options: FreppleOptions = {}) {
  const xml = `<plan xmlns:xsi="x"><current>2026-01-05T00:00:00</current>${body}</plan>`;
  const { tables, issues, notCarried } = await freppleTables(xml, 'm.xml', options);
  expect(issues.errors).toEqual([]);
  // What is made is what the catalog allows, and everything that is named is there.
  expect((await readFrepple(xml, 'm.xml', options)).issues.errors).toEqual([]);
  const noted = notCarried.map(({ code, element, attribute }) => `${code} ${element} ${attribute}`);
  return { of: (component: string) => rowsOf(tables, component), noted, issues };
}

const make = (name: string, type: string, inner: string): string =>
  `<operation name="${name}" xsi:type="operation_${type}"><location name="shop"/>${inner}</operation>`;
const flow = (item: string, quantity: number, more = ''): string =>
  `<flow xsi:type="${quantity > 0 ? 'flow_end' : 'flow_start'}" quantity="${quantity}" ${more}><item name="${item}"/></flow>`;
const wanted = (item: string, due = '2026-02-06T00:00:00', more = ''): string =>
  `<demands><demand name="d ${item}" quantity="1" due="${due}" priority="1" ${more}>
   <item name="${item}"/><location name="shop"/></demand></demands>`;

describe('what is wrong with a file', () => {
  const errors = async (data: string | Uint8Array): Promise<IssueList['errors']> =>
    (await freppleTables(data, 'm.xml')).issues.errors;

  it('is told with the line, and nothing is made of it', async () => {
    const [broken] = await errors('<plan>\n<items>\n</plan>');
    expect(broken).toMatchObject({ code: 'frepple.xml-broken', line: 3 });
    expect(describeIssue(broken, 'en').cause).toContain('unexpected close tag');
    expect(await errors('<bom/>')).toMatchObject([{ code: 'frepple.no-plan', params: { name: 'bom' } }]);
    expect(await errors('<plan/>')).toMatchObject([{ code: 'frepple.no-current' }]);
    expect(await errors(new Uint8Array([0x1f, 0x8b, 8, 0, 1, 2]))).toMatchObject([
      { code: 'frepple.gzip-broken' },
    ]);
    expect(await errors(`${'<a>'.repeat(300)}`)).toMatchObject([{ code: 'frepple.xml-broken' }]);
    expect(
      await errors(
        `<plan><current>2026-01-01</current>\n<demands><demand name="d" due="soon" quantity="1">\n<item name="a"/></demand></demands></plan>`,
      ),
    ).toMatchObject([{ code: 'frepple.value', line: 2, attribute: 'due', value: 'soon' }]);
  });

  it('entities from elsewhere are refused, packed files are read', async () => {
    const text = '<!DOCTYPE plan [<!ENTITY x SYSTEM "file:///etc/passwd">]><plan><name>&x;</name></plan>';
    expect(await errors(text)).toMatchObject([{ code: 'frepple.xml-broken' }]);
    const packed = gzipSync(
      '<plan><current>2026-01-01T00:00:00</current><items><item name="a"/></items></plan>',
    );
    const { tables, issues } = await freppleTables(new Uint8Array(packed), 'm.xml.gz');
    expect(issues.errors).toEqual([]);
    expect(rowsOf(tables, 'item')).toEqual([{ id: 'a' }]);
  });
});

describe('what is not carried over', () => {
  it('is listed one by one, and as one warning with a count', async () => {
    const demand = (n: number): string =>
      `<demand name="d${n}" quantity="1" due="2026-02-01T00:00:00" minshipment="1" priority="0"><item name="a"/></demand>`;
    const { noted, issues, of } = await read(
      `<locations><location name="shop"/></locations><wonder/><items><item name="a" weight="3" mood="good"/></items>
       <demands>${[1, 2, 3, 4].map(demand).join('')}</demands><?python print(1) ?>`,
    );
    expect(noted.filter((each) => each.endsWith('minshipment'))).toHaveLength(4);
    expect([...new Set(noted)].sort()).toEqual([
      'frepple.instruction plan python',
      'frepple.not-carried demand minshipment',
      'frepple.not-carried item weight',
      'frepple.priority demand priority',
      'frepple.unknown item mood',
      'frepple.unknown plan wonder',
    ]);
    const shipment = issues.warnings.find(({ attribute }) => attribute === 'minshipment')!;
    expect(describeIssue(shipment, 'en').cause).toBe(
      'demand: minshipment has no counterpart (4 time(s): d1, d2, d3, …); planned as if it were not there.',
    );
    expect(of('demand').map(({ priority }) => priority)).toEqual(['1', '1', '1', '1']);
  });

  it('says what was left out: removals, closed orders, forecasts, proposals', async () => {
    const { noted, of } = await read(
      `<items><item name="a" action="R"/><item name="b"/></items>
       <demands><demand name="1" quantity="1" due="2026-02-01T00:00:00" status="closed"><item name="b"/></demand>
       <demand name="2" xsi:type="demand_forecast" quantity="1"><item name="b"/></demand>
       <demand name="3" quantity="0"><item name="b"/></demand></demands>
       <operationplans><operationplan quantity="1" status="proposed"><item name="b"/></operationplan></operationplans>`,
    );
    expect(noted).toEqual([
      'frepple.removal item action',
      'frepple.not-open demand status',
      'frepple.forecast demand status',
      'frepple.empty-demand demand quantity',
      'frepple.not-firm operationplan status',
    ]);
    expect(of('demand')).toEqual([]);
    expect(of('item')).toEqual([{ id: 'b' }]);
  });
});

describe('operations', () => {
  it('a time per unit is the lead time of one (longer where work is slow), and hours on the resource', async () => {
    const { of, noted } = await read(
      `${WEEK}<resources><resource name="R 1" maximum="2" efficiency="20" cost="7"><location name="shop"/></resource></resources>
       <operations>${make(
         'm',
         'time_per',
         `<duration_per>PT6H</duration_per><cost>3</cost><flows>${flow('x', 2)}${flow('y', -4)}</flows>
       <loads><load quantity="1"><resource name="R 1"/></load></loads>`,
       )}</operations>`,
    );
    expect(of('process')).toEqual([
      { id: 'm', site: 'shop', item: 'x', lead_time: '2', lead_time_in: 'working', cost: '1.5' },
    ]);
    expect(of('process-input')).toEqual([{ process: 'm', item: 'y', quantity: '2' }]);
    expect(of('process-resource')).toEqual([{ process: 'm', resource: 'R-1', hours: '3', timing: 'spread' }]);
    expect(of('resource')).toEqual([
      { id: 'R-1', site: 'shop', units: '2', efficiency: '0.2', cost_per_hour: '7' },
    ]);
    expect(noted).toEqual(['frepple.unit-lots operation duration_per']);
  });

  it('lots are kept when asked for, with the hours of each lot', async () => {
    const body = `${WEEK}<operations>${make(
      'm',
      'fixed_time',
      `<item name="x"/><duration>PT6H</duration><size_minimum>4</size_minimum>
      <size_multiple>2</size_multiple><loads><load><resource name="r"/></load></loads>`,
    )}</operations>`;
    const relaxed = await read(body);
    expect(relaxed.of('process-resource')).toEqual([]);
    expect(relaxed.noted).toEqual([
      'frepple.lot-hours operation duration',
      'frepple.lots-relaxed operation size_minimum',
    ]);
    const whole = await read(body, { wholeLots: true });
    expect(whole.of('process')[0]).toMatchObject({
      minimum_batch: '4',
      batch_multiple: '2',
      setup_hours: '6',
    });
    expect(whole.of('process-resource')).toMatchObject([{ resource: 'r', hours: '0' }]);
    expect(whole.noted).toEqual([]);
  });

  it('steps of a routing are a chain; those that fit into a day are one process', async () => {
    const step = (name: string, hours: number, priority: number, inner = ''): string =>
      `<suboperation priority="${priority}"><operation name="${name}" xsi:type="operation_time_per"><location name="shop"/>
       <duration_per>PT${hours}H</duration_per>${inner}<loads><load><resource name="r ${name}"/></load></loads></operation></suboperation>`;
    const routing = (hours: number): string =>
      `${WEEK}<operations><operation name="make x" xsi:type="operation_routing"><item name="x"/><location name="shop"/>
       <suboperations>${step('paint', hours, 2)}${step('cut', hours, 1, `<flows>${flow('board', -3)}</flows>`)}</suboperations></operation></operations>`;
    const short = await read(routing(5));
    expect(short.of('process').map(({ id, item, lead_time }) => [id, item, lead_time])).toEqual([
      ['make-x-paint', 'x', '1'],
    ]);
    expect(short.of('process-resource').map(({ resource, hours }) => [resource, hours])).toEqual([
      ['r-cut', '5'],
      ['r-paint', '5'],
    ]);
    const long = await read(routing(20));
    expect(long.of('process').map(({ id, item, lead_time }) => [id, item, lead_time])).toEqual([
      ['cut', 'make-x-after-cut', '1'],
      ['paint', 'x', '1'],
    ]);
    expect(long.of('process-input')).toEqual([
      { process: 'cut', item: 'board', quantity: '3' },
      { process: 'paint', item: 'make-x-after-cut', quantity: '1' },
    ]);
  });

  it('alternates are processes with a preference, shares are one process', async () => {
    const parts = (type: string): string =>
      `<operations><operation name="x" xsi:type="operation_${type}"><item name="x"/><location name="shop"/><suboperations>
       <suboperation priority="1" effective_end="2026-02-01T00:00:00">${make('a', 'fixed_time', `<flows>${flow('p', -1)}</flows>`)}</suboperation>
       <suboperation priority="3">${make('b', 'fixed_time', `<flows>${flow('q', -1)}</flows>`)}</suboperation>
       <suboperation priority="0">${make('c', 'fixed_time', `<flows>${flow('q', -1)}</flows>`)}</suboperation></suboperations></operation></operations>`;
    const choice = await read(parts('alternate'));
    expect(choice.of('process')).toMatchObject([
      { id: 'a', item: 'x', effective_until: '2026-01-31' },
      { id: 'b', item: 'x', preference: '3' },
    ]);
    expect(choice.of('process')).toHaveLength(2);
    const split = await read(parts('split'));
    expect(split.of('process')).toMatchObject([{ id: 'x', item: 'x' }]);
    expect(split.of('process-input')).toEqual([
      { process: 'x', item: 'p', quantity: '0.25' },
      { process: 'x', item: 'q', quantity: '0.75' },
    ]);
    expect(split.noted).toEqual(['frepple.split operation suboperations']);
  });

  it('alternate inputs and resources are groups; skills choose among members', async () => {
    const { of } = await read(
      `<resources><resource name="all"><members><resource name="ann"/><resource name="bob"/><resource name="cy"/></members></resource></resources>
       <resourceskills>${['ann', 'cy'].map((name) => `<resourceskill><resource name="${name}"/><skill name="weld"/></resourceskill>`).join('')}</resourceskills>
       <operations>${make(
         'm',
         'time_per',
         `<duration_per>PT1H</duration_per><item name="x"/>
       <flows>${flow('p', -1, 'name="p or q" priority="1"')}${flow('q', -1, 'name="p or q" priority="2"')}</flows>
       <loads><load><resource name="all"/><skill name="weld"/></load></loads>`,
       )}</operations>`,
    );
    expect(of('process-input')).toEqual([
      { process: 'm', item: 'p', quantity: '1', group: 'p or q' },
      { process: 'm', item: 'q', quantity: '1', group: 'p or q', preference: '2' },
    ]);
    expect(of('process-resource').map(({ resource, group }) => [resource, group])).toEqual([
      ['ann', 'load-1'],
      ['cy', 'load-1'],
    ]);
    expect(of('resource').map(({ id, skills }) => [id, skills])).toEqual([
      ['ann', ['weld']],
      ['bob', undefined],
      ['cy', ['weld']],
    ]);
  });
});

describe('time', () => {
  it('what is finished on Friday evening is there on Saturday: the last day is a calendar day, on working days only', async () => {
    const { of } = await read(
      `${WEEK}<operations>${make('one', 'fixed_time', '<duration>P1D</duration><item name="x"/>')}
       ${make('three', 'fixed_time', '<duration>P3D</duration><item name="y"/>')}</operations>
       ${wanted('x')}${wanted('y')}`,
    );
    expect(of('process').map(({ id, lead_time, lead_time_in }) => [id, lead_time, lead_time_in])).toEqual([
      ['one', '1', 'calendar'],
      ['three', '2', 'working'],
      ['three-last-day', '1', 'calendar'],
    ]);
    expect(of('process-resource')).toEqual([
      { process: 'one', resource: 'working-days-shop', hours: '1', timing: 'start' },
      { process: 'three-last-day', resource: 'working-days-shop', hours: '1', timing: 'start' },
    ]);
  });

  it('calendars: weekdays, hours, exceptions, the lowest priority number first', async () => {
    const { of } = await read(
      `<calendars><calendar name="shifts" default="0"><buckets>
       <bucket days="62" starttime="PT8H" endtime="PT17H" value="1" priority="5"/>
       <bucket start="2026-01-12T00:00:00" end="2026-01-17T00:00:00" value="0" priority="1"/>
       </buckets></calendar></calendars>
       <locations><location name="shop"><available name="shifts"/></location></locations>
       <operations>${make('m', 'fixed_time', '<duration>PT18H</duration><item name="x"/>')}</operations>`,
    );
    expect(of('calendar')).toEqual([
      { id: 'shifts', weekdays: ['mon', 'tue', 'wed', 'thu', 'fri'], hours_per_day: '9' },
    ]);
    expect(of('calendar-exception')).toEqual([
      { calendar: 'shifts', from: '2026-01-12', until: '2026-01-16', hours: '0' },
    ]);
    // 18 hours are two days of nine.
    expect(of('process')[0]).toMatchObject({ lead_time: '2', lead_time_in: 'working' });
  });

  it('a due time after closing is the next morning; one within the day is that day', async () => {
    const due = async (text: string): Promise<RawCell> =>
      (
        await read(
          `<calendars><calendar name="s" default="0"><buckets><bucket starttime="PT8H" endtime="PT17H" value="1"/></buckets></calendar></calendars>
           <locations><location name="shop"><available name="s"/></location></locations>${wanted('x', text)}`,
        )
      ).of('demand')[0].due;
    expect(await due('2026-02-06T16:00:00')).toBe('2026-02-06');
    expect(await due('2026-02-06T18:00:00')).toBe('2026-02-07');
  });

  it('size over time: units of stretches', async () => {
    const { of } = await read(
      `<calendars><calendar name="size" default="1"><buckets><bucket start="2026-01-08T00:00:00" end="2026-01-10T12:00:00" value="3"/></buckets></calendar></calendars>
       <resources><resource name="r"><maximum_calendar name="size"/></resource></resources>`,
      { until: '2026-01-20' },
    );
    expect(of('resource-capacity')).toEqual([
      { resource: 'r', from: '2026-01-08', until: '2026-01-09', units: '3' },
      { resource: 'r', from: '2026-01-10', until: '2026-01-10', units: '2' },
    ]);
    expect(of('model')[0]).toMatchObject({ start: '2026-01-05', buckets: '16d' });
  });
});

describe('supply and stock', () => {
  it('purchases keep their lots unless told otherwise; a parent item stands for its children', async () => {
    const body = `<items><item name="p"><members><item name="a" cost="5"/><item name="b"/></members>
      <itemsuppliers><itemsupplier leadtime="P10D" size_minimum="80" size_multiple="10" priority="2" fence="P3D">
      <supplier name="Acme, Ltd"/></itemsupplier></itemsuppliers></item></items>
      <buffers><buffer onhand="3" minimum="2"><item name="a"/><location name="shop"/></buffer></buffers>${wanted('b')}`;
    const { of } = await read(body);
    expect(of('offer')).toMatchObject([
      {
        item: 'a',
        supplier: 'Acme-Ltd',
        price: '5',
        minimum_order: '80',
        order_multiple: '10',
        preference: '2',
      },
      { item: 'b', price: '0', lead_time: '10', valid_from: '2026-01-08' },
    ]);
    expect(of('buffer')).toEqual([{ item: 'a', site: 'shop', opening_stock: '3', minimum: '2' }]);
    const relaxed = await read(body, { purchaseLots: false });
    expect(relaxed.of('offer')[0]).not.toHaveProperty('minimum_order');
    expect(relaxed.noted).toEqual([
      'frepple.purchase-lots itemsupplier size_minimum',
      'frepple.purchase-lots itemsupplier size_minimum',
    ]);
  });

  it('distributions are lanes; an input from another location is set aside for its process', async () => {
    const { of } = await read(
      `<itemdistributions><itemdistribution leadtime="P2D" cost="1"><item name="a"/><origin name="depot"/><destination name="shop"/></itemdistribution></itemdistributions>
       <operations>${make('m', 'fixed_time', `<item name="x"/><flows><flow xsi:type="flow_start" quantity="-1"><item name="b"/><location name="depot"/></flow></flows>`)}</operations>`,
    );
    expect(of('lane')).toEqual([
      {
        id: 'depot-to-shop-1',
        from_site: 'depot',
        to_site: 'shop',
        transit_time: '2',
        cost: '1',
        items: ['a'],
      },
      { id: 'within-depot-shop', from_site: 'depot', to_site: 'shop', transit_time: '0', items: ['b-for-m'] },
    ]);
    expect(of('process-input')).toEqual([
      { process: 'm-take-b', item: 'b', quantity: '1' },
      { process: 'm', item: 'b-for-m', quantity: '1' },
    ]);
  });

  it('orders under way arrive, have taken their material and hold their machine', async () => {
    const { of, noted } = await read(
      `<locations><location name="shop"/></locations><resources><resource name="r"><location name="shop"/></resource></resources>
       <operations>${make('m', 'time_per', `<duration_per>P1D</duration_per><item name="x"/><flows>${flow('a', -2)}</flows><loads><load><resource name="r"/></load></loads>`)}</operations>
       <buffers><buffer name="a @ shop" onhand="10"><item name="a"/><location name="shop"/></buffer></buffers>
       <operationplans><operationplan id="7" quantity="3" status="confirmed" start="2026-01-04T00:00:00" end="2026-01-07T00:00:00"><operation name="m"/></operationplan>
       <operationplan id="PO 1" ordertype="PO" quantity="5" status="approved" end="2026-01-09T00:00:00"><item name="a"/><location name="shop"/></operationplan></operationplans>`,
      { until: '2026-02-01' },
    );
    expect(of('order')).toEqual([
      { id: 'order-7-2', kind: 'production', item: 'x', site: 'shop', quantity: '3', due: '2026-01-07' },
      { id: 'PO-1', kind: 'purchase', item: 'a', site: 'shop', quantity: '5', due: '2026-01-09' },
    ]);
    expect(of('buffer')).toMatchObject([{ item: 'a', opening_stock: '4' }]);
    expect(of('resource-capacity')).toEqual([
      { resource: 'r', from: '2026-01-05', until: '2026-01-06', units: '0' },
    ]);
    expect(noted).toContain('frepple.taken operationplan flow');
  });

  it('ids are unique and need no quotation marks', async () => {
    const { of } = await read(
      '<items><item name="a b"/><item name="a-b"/><item name="A;B"/><item name="42"/></items>',
    );
    expect(of('item').map(({ id }) => id)).toEqual(['a-b', 'a-b-2', 'A-B-3', 'item-42']);
  });
});
