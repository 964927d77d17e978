import { add, type Broken, error, set, warning } from './network.support.js';

/** Time: pattern, calendars, windows, lead times. */
export const TIME: readonly Broken[] = [
  {
    name: 'more buckets than can be planned',
    change: (rows) => {
      set(rows, 'model', 0, { buckets: '2001d' });
    },
    found: [
      error(
        'horizon.too-many',
        'model.csv:1',
        'buckets',
        '2001d',
        'The pattern makes 2001 buckets; at most 2000 can be planned.',
        'Use longer buckets later in the plan, e.g. 26w 24m 8q.',
      ),
    ],
  },
  {
    name: 'a pattern of more than a hundred years',
    change: (rows) => {
      set(rows, 'model', 0, { buckets: '26w 2*60y' });
    },
    found: [
      error(
        'horizon.too-long',
        'model.csv:1',
        'buckets',
        '26w 2*60y',
        'The pattern covers about 120 years; at most 100 can be planned.',
        'Shorten the pattern; in N*L the second number is the length of one bucket.',
      ),
    ],
  },
  {
    name: 'a plan of more than thirty years',
    change: (rows) => {
      set(rows, 'model', 0, { buckets: '26w 35y' });
    },
    found: [
      warning(
        'horizon.long',
        'model.csv:1',
        'buckets',
        '26w 35y',
        'The plan covers about 35 years, more than anyone can say much about.',
        'Check the pattern; leave it if so long a plan is meant.',
      ),
    ],
  },
  {
    name: 'everything frozen until after the last bucket begins',
    change: (rows) => {
      set(rows, 'model', 0, { frozen_until: '2026-10-05' });
    },
    found: [
      warning(
        'horizon.all-frozen',
        'model.csv:1',
        'frozen_until',
        '2026-10-05',
        'Everything is frozen until 2026-10-05, but the last bucket begins before that and the plan ends on 2026-10-04; nothing new can be planned.',
        'Set frozen_until to an earlier day, or lengthen the plan.',
      ),
      warning(
        'late.never',
        'demand.csv:1',
        'due',
        '2026-08-31',
        'Of boat@depot, 5 due by 2026-09-06 cannot be served at all: lead times and windows bring nothing before the plan ends on 2026-10-04: [buy-resin] → resin@yard → [lay-up] → hull@yard → [build] → boat@yard → [truck] → boat@depot.',
        'Check the lead times and windows on that way, or lengthen the plan.',
      ),
    ],
  },
  {
    name: 'a weekday in a spelling in use',
    change: (rows) => {
      set(rows, 'calendar', 0, { weekdays: 'mon tue Wednesday' });
    },
    found: [
      error(
        'calendar.weekday-near',
        'calendar.csv:1',
        'weekdays',
        'Wednesday',
        'Wednesday is not how a day of the week is written here.',
        'Write wed.',
      ),
    ],
  },
  {
    name: 'a weekday that is none',
    change: (rows) => {
      set(rows, 'calendar', 0, { weekdays: 'mon tue workday' });
    },
    found: [
      error(
        'calendar.weekday',
        'calendar.csv:1',
        'weekdays',
        'workday',
        'workday is no day of the week.',
        'Write days as mon tue wed thu fri sat sun, separated by spaces.',
      ),
    ],
  },
  {
    name: 'public holidays of a country by its usual name',
    change: (rows) => {
      set(rows, 'calendar', 0, { holidays: 'UK' });
    },
    found: [
      error(
        'calendar.holidays-near',
        'calendar.csv:1',
        'holidays',
        'UK',
        'The public holidays of UK are not known.',
        'Did you mean GB? Known are, e.g.: JP, UA, DE, DE-BY, US-CA.',
      ),
    ],
  },
  {
    name: 'public holidays of a region that is not known',
    change: (rows) => {
      set(rows, 'calendar', 0, { holidays: 'DE-Bayer' });
    },
    found: [
      error(
        'calendar.holidays-near',
        'calendar.csv:1',
        'holidays',
        'DE-Bayer',
        'The public holidays of DE-Bayer are not known.',
        'Did you mean DE-BY? Known are, e.g.: DE, DE-BB, DE-BE, DE-BW, DE-BY, DE-HB, DE-HE, DE-HH, DE-MV, DE-NI, DE-NW, DE-RP, DE-SH, DE-SL, DE-SN, DE-ST, DE-TH.',
      ),
    ],
  },
  {
    name: 'public holidays of nowhere',
    change: (rows) => {
      set(rows, 'calendar', 0, { holidays: 'ZZ' });
    },
    found: [
      error(
        'calendar.holidays',
        'calendar.csv:1',
        'holidays',
        'ZZ',
        'The public holidays of ZZ are not known.',
        'Use the code of a country, with a region if wanted, e.g. JP, UA, DE, DE-BY, US-CA; or leave it empty and list the days in calendar-exception.',
      ),
    ],
  },
  {
    name: 'a calendar without working day',
    change: (rows) => {
      set(rows, 'calendar', 0, { hours_per_day: 0 });
      set(rows, 'resource', 0, { calendar: 'all' });
      add(rows, 'calendar', { id: 'all' });
    },
    found: [
      warning(
        'calendar.no-work',
        'calendar.csv:1',
        'hours_per_day',
        '0',
        'The calendar has no working day, so its resources never work and lead times in working days never end.',
        'Fill weekdays and hours_per_day, or remove the calendar where it is not meant.',
      ),
    ],
  },
  {
    name: 'two shut-downs that overlap',
    change: (rows) => {
      add(
        rows,
        'calendar-exception',
        { calendar: 'five-day', from: '2026-08-10', until: '2026-08-16', hours: 0 },
        { calendar: 'five-day', from: '2026-08-15', until: '2026-08-15', hours: 8 },
      );
    },
    found: [
      warning(
        'window.overlap',
        'calendar-exception.csv:2',
        'from',
        '2026-08-15',
        'The stretch begins on 2026-08-15, within the one from 2026-08-10 to 2026-08-16; from 2026-08-15 on, the later one holds.',
        'Let one stretch end before the next begins, if that is not meant.',
      ),
    ],
  },
  {
    name: 'two stretches of capacity that overlap',
    change: (rows) => {
      add(
        rows,
        'resource-capacity',
        { resource: 'line', from: '2026-05-01', until: '2026-05-31', units: 3 },
        { resource: 'line', from: '2026-05-20', until: '2026-06-10', units: 1 },
      );
    },
    found: [
      warning(
        'window.overlap',
        'resource-capacity.csv:2',
        'from',
        '2026-05-20',
        'The stretch begins on 2026-05-20, within the one from 2026-05-01 to 2026-05-31; from 2026-05-20 on, the later one holds.',
        'Let one stretch end before the next begins, if that is not meant.',
      ),
    ],
  },
  {
    name: 'a process that ends before it begins',
    change: (rows) => {
      set(rows, 'process', 1, { effective_from: '2026-09-01', effective_until: '2026-05-01' });
    },
    found: [
      error(
        'window.reversed',
        'process.csv:2',
        'effective_until',
        '2026-05-01',
        'The window ends on 2026-05-01, before it begins on 2026-09-01.',
        'Exchange effective_from and effective_until, or correct one of them.',
      ),
    ],
  },
  {
    name: 'a line of the bill that was replaced before the plan',
    change: (rows) => {
      add(rows, 'item', { id: 'old-motor' });
      add(rows, 'process-input', {
        process: 'build',
        item: 'old-motor',
        quantity: 2,
        effective_until: '2026-03-31',
      });
    },
    found: [
      warning(
        'window.before',
        'process-input.csv:4',
        'effective_until',
        '2026-03-31',
        'The window ended on 2026-03-31, before the plan starts on 2026-04-06; the row is not used.',
        'Correct the date, or remove the row if it is history.',
      ),
    ],
  },
  {
    name: 'an offer that begins after the plan',
    change: (rows) => {
      add(rows, 'offer', { id: 'later', item: 'motor', site: 'yard', price: 90, valid_from: '2027-01-01' });
    },
    found: [
      warning(
        'window.after',
        'offer.csv:3',
        'valid_from',
        '2027-01-01',
        'The window begins on 2027-01-01, after the plan ends on 2026-10-04; the row is not used.',
        'Correct the date, or lengthen the plan.',
      ),
    ],
  },
  {
    name: 'an offer that no bucket ends in',
    change: (rows) => {
      add(rows, 'offer', {
        id: 'fair',
        item: 'motor',
        site: 'yard',
        price: 90,
        valid_from: '2026-06-01',
        valid_until: '2026-06-05',
      });
    },
    found: [
      warning(
        'window.no-bucket',
        'offer.csv:3',
        'valid_until',
        '2026-06-05',
        'No bucket has its last day between 2026-06-01 and 2026-06-05, so the row is never used.',
        'Widen the window, or use shorter buckets at that time (a bucket counts by its last day).',
      ),
    ],
  },
  {
    name: 'hours given for days',
    change: (rows) => {
      add(rows, 'offer', { id: 'slow', item: 'motor', site: 'yard', price: 90, lead_time: 2160 });
    },
    found: [
      warning(
        'lead-time.long',
        'offer.csv:3',
        'lead_time',
        '2160',
        'A time of 2160 days is about 5.9 years.',
        'Check the unit: the figure is in days.',
      ),
    ],
  },
];
