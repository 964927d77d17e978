import { add, type Broken, error, set, warning } from './network.support.js';

/** Learning, and yields by output. Process build is the first row, and so is its hours' row. */
export const LEARNING: readonly Broken[] = [
  {
    name: 'a process that learns from itself through another',
    change: (rows) => {
      set(rows, 'process', 0, { learning_rate: 0.8, learns_from: 'lay-up' });
      set(rows, 'process', 1, { learns_from: 'build' });
    },
    found: [
      error(
        'learning.circle',
        'process.csv:1',
        'learns_from',
        'lay-up',
        'Process build learns from itself, directly or through others.',
        'Clear learns_from of the process that came first.',
      ),
    ],
  },
  {
    name: 'hours of a first unit without a rate',
    change: (rows) => {
      set(rows, 'process', 0, { reference_hours: 400 });
    },
    found: [
      warning(
        'learning.no-rate',
        'process.csv:1',
        'reference_hours',
        '400',
        'Hours of the first unit are given, but no learning_rate below 1, so that they are not used.',
        'Give a learning_rate (0.85, say), or clear reference_hours; hours per unit stand in process-resource.',
      ),
    ],
  },
  {
    name: 'hours of a first unit that nobody works',
    change: (rows) => {
      set(rows, 'process', 0, { learning_rate: 0.8, reference_hours: 400 });
      set(rows, 'process-resource', 0, { learns: false });
    },
    found: [
      error(
        'learning.no-hours',
        'process.csv:1',
        'reference_hours',
        '400',
        'Hours of the first unit are given, but no resource of the process has hours that learn.',
        'Add a row to process-resource without group and skill, with hours above 0 and learns.',
      ),
    ],
  },
  {
    name: 'alternatives of which one learns',
    change: (rows) => {
      set(rows, 'process', 0, { learning_rate: 0.8 });
      set(rows, 'process-resource', 0, { group: 'who' });
      add(rows, 'resource', { id: 'robot', site: 'yard' });
      add(rows, 'process-resource', {
        process: 'build',
        resource: 'robot',
        hours: 20,
        group: 'who',
        learns: false,
      });
    },
    found: [
      error(
        'learning.mixed-group',
        'process-resource.csv:2',
        'learns',
        'false',
        'In group who the hours of some alternatives fall with learning and those of others do not.',
        'Give all rows of the group the same learns, or split the group.',
      ),
    ],
  },
  {
    name: 'yields by date and by output',
    change: (rows) => {
      set(rows, 'process', 0, { yield: 0.5 });
      add(rows, 'process-yield', { process: 'build', from: '2026-05-01', yield: 0.6 });
      add(rows, 'process-yield', { process: 'build', from_cumulative: 10, yield: 0.7 });
    },
    found: [
      error(
        'yield.two-ways',
        'process-yield.csv:1',
        'from',
        '2026-05-01',
        'Process build has yields by date and yields by cumulative output; which of them holds cannot be said.',
        'Keep the rows with from, or those with from_cumulative.',
      ),
    ],
  },
  {
    name: 'a yield that falls with output',
    change: (rows) => {
      set(rows, 'process', 0, { yield: 0.8 });
      add(rows, 'process-yield', { process: 'build', from_cumulative: 10, yield: 0.7 });
    },
    found: [
      error(
        'yield.falls',
        'process-yield.csv:1',
        'yield',
        '0.7',
        'The yield of process build falls from 0.8 to 0.7 as output grows.',
        'Let yields by cumulative output rise, from process.yield on; for a fall at a date use from.',
      ),
    ],
  },
];
