import { type Broken, type Found, type Row, type Rows, set } from './network.support.js';

/** A technology that the boat rests on, and what brings it to TRL 7. Nothing is wrong with it. */
function ready(rows: Rows): void {
  rows.technology = [{ id: 'hull-form', trl: 5 }];
  set(rows, 'process', 0, { technology: 'hull-form', required_trl: 7 });
  rows.activity = [
    {
      id: 'trial',
      technology: 'hull-form',
      organisation: 'maker',
      site: 'yard',
      duration: 20,
      cost: 10,
      brings_trl: 6,
    },
    { id: 'qualify', technology: 'hull-form', duration: 10, predecessors: 'trial', brings_trl: 7 },
  ];
}

interface Case {
  readonly code: string;
  readonly severity: Found['severity'];
  readonly at: string;
  readonly attribute: string;
  readonly change: (rows: Rows) => void;
}

const activity = (row: number, cells: Row) => (rows: Rows) => set(rows, 'activity', row, cells);
const event = (cells: Row) => (rows: Rows) => {
  rows.event = [{ id: 'e', ...cells }];
};

/** Codes, rows and attributes; the words are filled in every language by the test of all messages. */
export const READINESS: readonly Case[] = [
  {
    code: 'activity.cycle',
    severity: 'error',
    at: 'activity.csv:2',
    attribute: 'predecessors',
    change: activity(0, { predecessors: 'qualify' }),
  },
  {
    code: 'activity.cycle',
    severity: 'error',
    at: 'activity.csv:1',
    attribute: 'predecessors',
    change: activity(0, { predecessors: 'trial' }),
  },
  {
    code: 'activity.spans',
    severity: 'error',
    at: 'activity.csv:1',
    attribute: 'duration_least',
    change: activity(0, { duration_least: 21 }),
  },
  {
    code: 'activity.spans',
    severity: 'error',
    at: 'activity.csv:1',
    attribute: 'duration_most',
    change: activity(0, { duration_most: 19 }),
  },
  {
    code: 'activity.no-technology',
    severity: 'error',
    at: 'activity.csv:2',
    attribute: 'brings_trl',
    change: activity(1, { technology: '' }),
  },
  {
    code: 'activity.level-known',
    severity: 'warning',
    at: 'activity.csv:1',
    attribute: 'brings_trl',
    change: activity(0, { brings_trl: 5 }),
  },
  {
    code: 'activity.no-payer',
    severity: 'error',
    at: 'activity.csv:1',
    attribute: 'organisation',
    change: activity(0, { organisation: '' }),
  },
  {
    code: 'activity.no-site',
    severity: 'warning',
    at: 'activity.csv:2',
    attribute: 'duration_in',
    change: activity(1, { duration_in: 'working' }),
  },
  {
    code: 'activity.finished-before',
    severity: 'error',
    at: 'activity.csv:1',
    attribute: 'finished',
    change: activity(0, { start: '2026-03-20', finished: '2026-03-10' }),
  },
  {
    code: 'activity.finished-later',
    severity: 'error',
    at: 'activity.csv:1',
    attribute: 'finished',
    change: activity(0, { finished: '2026-04-06' }),
  },
  {
    code: 'activity.overdue',
    severity: 'warning',
    at: 'activity.csv:1',
    attribute: 'start',
    change: activity(0, { start: '2026-03-01' }),
  },
  {
    code: 'activity-mode.usual',
    severity: 'error',
    at: 'activity-mode.csv:1',
    attribute: 'mode',
    change: (rows) => {
      rows['activity-mode'] = [{ activity: 'trial', mode: 'usual', duration: 5 }];
    },
  },
  {
    code: 'activity-mode.no-resource',
    severity: 'warning',
    at: 'activity-mode.csv:1',
    attribute: 'mode',
    change: (rows) => {
      rows['activity-mode'] = [{ activity: 'trial', mode: 'quick', duration: 5 }];
      rows['activity-resource'] = [{ activity: 'trial', mode: 'usual', resource: 'line', units: 1 }];
    },
  },
  {
    code: 'activity-resource.mode',
    severity: 'error',
    at: 'activity-resource.csv:1',
    attribute: 'mode',
    change: (rows) => {
      rows['activity-resource'] = [{ activity: 'trial', mode: 'quick', resource: 'line', units: 1 }];
    },
  },
  {
    code: 'process.no-technology',
    severity: 'error',
    at: 'process.csv:1',
    attribute: 'required_trl',
    change: (rows) => set(rows, 'process', 0, { technology: '' }),
  },
  {
    code: 'process.never-ready',
    severity: 'warning',
    at: 'process.csv:1',
    attribute: 'required_trl',
    change: (rows) => set(rows, 'process', 0, { required_trl: 8 }),
  },
  {
    code: 'event.no-target',
    severity: 'error',
    at: 'event.csv:1',
    attribute: 'site',
    change: event({ start: '2026-05-01' }),
  },
  {
    code: 'event.idle',
    severity: 'warning',
    at: 'event.csv:1',
    attribute: 'start',
    change: event({ site: 'yard' }),
  },
  {
    code: 'event.no-effect',
    severity: 'warning',
    at: 'event.csv:1',
    attribute: 'capacity_left',
    change: event({ site: 'yard', start: '2026-05-01', capacity_left: 1 }),
  },
  {
    code: 'event.no-effect',
    severity: 'warning',
    at: 'event.csv:1',
    attribute: 'duration',
    change: event({ site: 'yard', start: '2026-05-01', duration: 0 }),
  },
  {
    code: 'event.outside',
    severity: 'warning',
    at: 'event.csv:1',
    attribute: 'start',
    change: event({ site: 'yard', start: '2028-05-01' }),
  },
  {
    code: 'event.no-limit',
    severity: 'warning',
    at: 'event.csv:1',
    attribute: 'capacity_left',
    change: event({ lane: 'truck', start: '2026-05-01', duration: 7, capacity_left: 0.5 }),
  },
];

/** The same as broken networks, for the test of what every message fills in. */
export function brokenBy({ code, at, change }: Case): Pick<Broken, 'name' | 'change'> {
  return {
    name: `${code} ${at}`,
    change: (rows) => {
      ready(rows);
      change(rows);
    },
  };
}
