import { add, type Broken, error, set, warning } from './network.support.js';

/** Processes, hours, capacity, bills of material. */
export const MAKING: readonly Broken[] = [
  {
    name: 'a process that uses what it makes',
    change: (rows) => {
      add(rows, 'process-input', { process: 'lay-up', item: 'hull', quantity: 1 });
    },
    found: [
      error(
        'process.own-input',
        'process-input.csv:4',
        'item',
        'hull',
        'Process lay-up uses hull, which is what it makes.',
        'Give what goes in and what comes out different items (e.g. before and after the step).',
      ),
    ],
  },
  {
    name: 'a co-product that is the main item',
    change: (rows) => {
      add(rows, 'process-output', { process: 'lay-up', item: 'hull', quantity: 1 });
    },
    found: [
      error(
        'process.coproduct-is-main',
        'process-output.csv:1',
        'item',
        'hull',
        'Process lay-up names hull as a co-product, but it is its main item.',
        'Remove the row; state more than one unit out through the quantities of its inputs.',
      ),
    ],
  },
  {
    name: 'a group of one line',
    change: (rows) => {
      set(rows, 'process-input', 1, { group: 'drive' });
    },
    found: [
      warning(
        'group.single',
        'process-input.csv:2',
        'group',
        'drive',
        'Group drive of process build has one row only, so there is nothing to choose from.',
        'Clear the group, or give its alternatives the same group (check the spelling).',
      ),
    ],
  },
  {
    name: 'a process out of nothing',
    change: (rows) => {
      rows['process-input']!.pop();
    },
    found: [
      warning(
        'process.costless',
        'process.csv:2',
        'id',
        'lay-up',
        'Process lay-up makes hull without inputs, hours or cost: as much as is wanted, out of nothing.',
        'Add its process-input or process-resource rows, or a cost; to buy an item, use an offer.',
      ),
    ],
  },
  {
    name: 'a yield that never begins',
    change: (rows) => {
      add(rows, 'process-yield', { process: 'lay-up', yield: 0.9 });
    },
    found: [
      error(
        'yield.no-start',
        'process-yield.csv:1',
        'from',
        null,
        'The yield says neither from which day nor from which cumulative output it holds.',
        'Fill from; for a yield that always holds, use process.yield.',
      ),
    ],
  },
  {
    name: 'hours of a resource and a skill',
    change: (rows) => {
      add(rows, 'skill', { id: 'welding' });
      set(rows, 'resource', 0, { skills: 'welding' });
      set(rows, 'process-resource', 0, { skill: 'welding' });
    },
    found: [
      error(
        'hours.both',
        'process-resource.csv:1',
        'skill',
        'welding',
        'The row names resource line and skill welding.',
        'Keep the resource if it must be that one, or the skill if any resource of the site that has it will do.',
      ),
    ],
  },
  {
    name: 'hours of nobody',
    change: (rows) => {
      add(rows, 'process-resource', { process: 'lay-up', hours: 3 });
    },
    found: [
      error(
        'hours.neither',
        'process-resource.csv:2',
        'resource',
        null,
        'The row names neither a resource nor a skill, so nobody knows whose hours are taken.',
        'Fill resource, or skill.',
      ),
    ],
  },
  {
    name: 'a skill that nobody at the site has',
    change: (rows) => {
      add(rows, 'skill', { id: 'welding' });
      add(rows, 'resource', { id: 'crew', site: 'depot', skills: 'welding' });
      add(rows, 'process-resource', { process: 'lay-up', skill: 'welding', hours: 3 });
    },
    found: [
      error(
        'hours.no-skill',
        'process-resource.csv:2',
        'skill',
        'welding',
        'Process lay-up needs skill welding, but no resource at site yard has it; the process can never start.',
        'Add the skill to the skills of a resource there, or name a resource.',
      ),
    ],
  },
  {
    name: 'a skill that nobody has beside an alternative',
    change: (rows) => {
      add(rows, 'skill', { id: 'welding' });
      add(
        rows,
        'process-resource',
        { process: 'lay-up', skill: 'welding', hours: 3, group: 'either' },
        { process: 'lay-up', resource: 'line', hours: 4, group: 'either' },
      );
    },
    found: [
      warning(
        'hours.no-skill-alternative',
        'process-resource.csv:2',
        'skill',
        'welding',
        'An alternative of process lay-up needs skill welding, but no resource at site yard has it; only the other alternatives count.',
        'Add the skill to the skills of a resource there, or remove the row.',
      ),
    ],
  },
  {
    name: 'hours of a resource of another site',
    change: (rows) => {
      add(rows, 'resource', { id: 'crew', site: 'depot' });
      add(rows, 'process-resource', { process: 'lay-up', resource: 'crew', hours: 3 });
    },
    found: [
      warning(
        'hours.other-site',
        'process-resource.csv:2',
        'resource',
        'crew',
        'Process lay-up runs at yard, but resource crew is at depot.',
        'Name a resource of yard, or leave it if the resource travels.',
      ),
    ],
  },
  {
    name: 'a resource without calendar',
    change: (rows) => {
      set(rows, 'site', 0, { calendar: '' });
    },
    found: [
      warning(
        'resource.no-calendar',
        'resource.csv:1',
        'calendar',
        null,
        'Neither the resource nor its site yard has a calendar; it is taken to work 24 hours every day.',
        'Fill calendar of the resource or of the site.',
      ),
    ],
  },
  {
    name: 'capacity in units and hours',
    change: (rows) => {
      add(rows, 'resource-capacity', { resource: 'line', from: '2026-05-01', units: 3, hours: 100 });
    },
    found: [
      error(
        'capacity.both',
        'resource-capacity.csv:1',
        'hours',
        '100',
        'The stretch states hours and units (3); hours would replace units.',
        'Keep one of them.',
      ),
    ],
  },
  {
    name: 'capacity in nothing',
    change: (rows) => {
      add(rows, 'resource-capacity', { resource: 'line', from: '2026-05-01', until: '2026-05-31' });
    },
    found: [
      error(
        'capacity.neither',
        'resource-capacity.csv:1',
        'hours',
        null,
        'The stretch states neither units nor hours.',
        'Fill one of them; 0 means none at all.',
      ),
    ],
  },
  {
    name: 'an expansion of what nobody uses',
    change: (rows) => {
      add(rows, 'resource', { id: 'oven', site: 'yard' });
      add(rows, 'expansion', { id: 'more-ovens', resource: 'oven', step: 1, price: 500 });
    },
    found: [
      warning(
        'expansion.unused',
        'expansion.csv:1',
        'resource',
        'oven',
        'No process uses hours of resource oven, so adding to it changes nothing.',
        'Check the resource, or add the process-resource row that needs it.',
      ),
    ],
  },
  {
    name: 'an expansion that adds nothing',
    change: (rows) => {
      add(rows, 'expansion', { id: 'more', resource: 'line', step: 0, price: 500 });
    },
    found: [
      warning(
        'expansion.no-step',
        'expansion.csv:1',
        'step',
        '0',
        'A step of 0 units adds nothing.',
        'State how many units of the resource one step adds.',
      ),
    ],
  },
  {
    name: 'an expansion that is in service after the plan',
    change: (rows) => {
      add(rows, 'expansion', { id: 'more', resource: 'line', step: 1, price: 500, lead_time: 300 });
    },
    found: [
      warning(
        'expansion.too-late',
        'expansion.csv:1',
        'lead_time',
        '300',
        'With 300 days from order to service, no step is in service before 2026-09-28, when the last bucket begins.',
        'Correct earliest or lead_time, or lengthen the plan.',
      ),
    ],
  },
  {
    name: 'a resource without hours that nothing can replace',
    change: (rows) => {
      set(rows, 'resource', 0, { units: 0 });
    },
    found: [
      error(
        'capacity.none',
        'process-resource.csv:1',
        'resource',
        'line',
        'Process build needs resource line, which has no working hour in the whole plan; nothing else supplies boat@yard.',
        'Check its units, efficiency, calendar and resource-capacity, or add an expansion that is in service in time.',
      ),
    ],
  },
  {
    name: 'a resource without hours where the item comes from elsewhere as well',
    change: (rows) => {
      set(rows, 'resource', 0, { efficiency: 0 });
      add(rows, 'buffer', { item: 'boat', site: 'yard', opening_stock: 9 });
    },
    found: [
      warning(
        'capacity.none-here',
        'process-resource.csv:1',
        'resource',
        'line',
        'Process build needs resource line, which has no working hour in the whole plan; boat@yard can only come from elsewhere.',
        'Check its units, efficiency, calendar and resource-capacity, or remove the process.',
      ),
    ],
  },
  {
    name: 'figures of one process that are too far apart',
    change: (rows) => {
      set(rows, 'process-input', 2, { quantity: 0.00000002 });
      set(rows, 'process-input', 1, { quantity: 200 });
      add(rows, 'process-input', { process: 'build', item: 'resin', quantity: 0.00000002 });
    },
    found: [
      warning(
        'process.range',
        'process.csv:1',
        'id',
        'build',
        'The figures of process build reach from 2e-8 to 200; beyond a factor of a thousand million the solver cannot tell the small ones from nothing.',
        'Count its items in larger or smaller units (t for g), or leave out what does not matter.',
      ),
    ],
  },
  {
    name: 'a bill of materials in a circle',
    change: (rows) => {
      add(rows, 'process', { id: 'strip', site: 'yard', item: 'resin' });
      add(rows, 'process-input', { process: 'strip', item: 'boat', quantity: 1 });
    },
    found: [
      error(
        'bom.cycle',
        'process-input.csv:4',
        'item',
        'boat',
        'The bill of materials goes in a circle: boat@yard → [strip] → resin@yard → [lay-up] → hull@yard → [build] → boat@yard.',
        'Take out the line that should not be there, or give the item different ids before and after the step.',
      ),
    ],
  },
  {
    name: 'a circle through a lane',
    change: (rows) => {
      add(rows, 'process', { id: 'strip', site: 'depot', item: 'motor' });
      add(rows, 'process-input', { process: 'strip', item: 'boat', quantity: 1 });
      add(rows, 'lane', { id: 'back', from_site: 'depot', to_site: 'yard', items: 'motor' });
    },
    found: [
      error(
        'bom.cycle',
        'process-input.csv:4',
        'item',
        'boat',
        'The bill of materials goes in a circle: boat@depot → [strip] → motor@depot → [back] → motor@yard → [build] → boat@yard → [truck] → boat@depot.',
        'Take out the line that should not be there, or give the item different ids before and after the step.',
      ),
    ],
  },
  {
    name: 'a co-product that is recycled',
    change: (rows) => {
      add(rows, 'process-output', { process: 'build', item: 'resin', quantity: 5 });
    },
    found: [
      warning(
        'bom.recycling',
        'process-input.csv:1',
        'item',
        'hull',
        'A co-product goes back into what it comes from: hull@yard → [build] → resin@yard → [lay-up] → hull@yard.',
        'Leave it if it is recycled; make sure that less comes back than goes in.',
      ),
    ],
  },
  {
    name: 'a group that has a gap',
    change: (rows) => {
      add(rows, 'item', { id: 'motor-b' });
      add(rows, 'offer', { id: 'buy-b', item: 'motor-b', site: 'yard', price: 90 });
      set(rows, 'process-input', 1, { group: 'drive', effective_until: '2026-06-30' });
      add(rows, 'process-input', {
        process: 'build',
        item: 'motor-b',
        quantity: 2,
        group: 'drive',
        effective_from: '2026-07-15',
      });
    },
    found: [
      warning(
        'group.gap',
        'process-input.csv:2',
        'group',
        'drive',
        'No line of group drive holds from 2026-06-29 to 2026-07-12, so process build cannot start there.',
        'Let the windows of its lines meet, or limit the window of the process.',
      ),
    ],
  },
];
