import { lengthOf, numbers, texts } from '../../explain/read.js';
import type { Page, Section } from '../page.js';
import { table } from '../table.js';

/** A process between the first and the last bucket in which it starts anything. */
interface Course {
  readonly process: string;
  readonly from: number;
  to: number;
  readonly before: number;
  after: number;
  readonly hours: [first: number, last: number];
  readonly yields: [first: number, last: number];
}

interface Expiry {
  readonly item: string;
  readonly site: string;
  readonly bucket: number;
  readonly quantity: number;
}

/** What was learned, and what has expired; undefined where the plan has neither. */
export function learningSection(page: Page): Section | undefined {
  const { words, plan } = page;
  if (lengthOf(plan, 'learning') + lengthOf(plan, 'expiry') === 0) return undefined;
  const courses = coursesOf(page);
  const expired = expiryOf(page);
  const body = [
    courses.length > 0 ? courseTable(page, courses) : '',
    expired.length > 0 ? expiryTable(page, expired) : '',
  ].join('');
  return {
    id: 'learning',
    topic: words.say('learning.section.topic'),
    title: titleOf(page, courses, expired),
    body,
  };
}

/** The process whose hours fall most; else the yield that rises most; else what expires. */
function titleOf(
  { words, names, buckets }: Page,
  courses: readonly Course[],
  expired: readonly Expiry[],
): string {
  const fall = ({ hours }: Course): number => hours[0] - hours[1];
  const rise = ({ yields }: Course): number => yields[1] - yields[0];
  const most = (by: (course: Course) => number): Course | undefined =>
    courses.reduce<Course | undefined>(
      (best, each) => (best && by(best) >= by(each) ? best : each),
      undefined,
    );
  const [learner, riser] = [most(fall), most(rise)];
  const facts = (course: Course, [first, last]: readonly [number, number]) => ({
    process: names.of('process', course.process),
    first: words.percent(first),
    last: words.percent(last),
    from: words.day(buckets.starts[course.from]),
    to: words.day(buckets.starts[course.to]),
    units: words.number(course.after),
  });
  if (learner && fall(learner) > 0) return words.say('learning.section.title', facts(learner, learner.hours));
  if (riser) return words.say('learning.section.yields', facts(riser, riser.yields));
  const [first] = expired;
  const quantity = expired.reduce((sum, each) => (each.item === first.item ? sum + each.quantity : sum), 0);
  const item = names.of('item', first.item);
  return words.say('learning.section.expired', { item, quantity: words.number(quantity) });
}

function coursesOf({ plan }: Page): Course[] {
  const started = new Map<string, number>();
  const units = numbers(plan, 'production', 'started');
  const at = numbers(plan, 'production', 'bucket');
  texts(plan, 'production', 'process').forEach((process, row) => {
    started.set(`${process}/${at[row]}`, units[row]);
  });
  const bucket = numbers(plan, 'learning', 'bucket');
  const experience = numbers(plan, 'learning', 'experience');
  const share = numbers(plan, 'learning', 'hours_share');
  const yields = numbers(plan, 'learning', 'yield');
  const courses = new Map<string, Course>();
  texts(plan, 'learning', 'process').forEach((process, row) => {
    const after = experience[row] + (started.get(`${process}/${bucket[row]}`) ?? 0);
    const known = courses.get(process);
    if (!known) {
      courses.set(process, {
        process,
        from: bucket[row],
        to: bucket[row],
        before: experience[row],
        after,
        hours: [share[row], share[row]],
        yields: [yields[row], yields[row]],
      });
      return;
    }
    known.to = bucket[row];
    known.after = after;
    known.hours[1] = share[row];
    known.yields[1] = yields[row];
  });
  return [...courses.values()];
}

function courseTable(page: Page, rows: readonly Course[]): string {
  const { words, names } = page;
  const number = (label: string, text: (course: Course) => string) => ({ label, number: true, text });
  return table(page, {
    caption: words.say('learning.section.caption'),
    rows,
    columns: [
      { label: words.say('report.column.process'), text: ({ process }) => names.of('process', process) },
      number(words.say('learning.column.before'), ({ before }) => words.number(before)),
      number(words.say('learning.column.after'), ({ after }) => words.number(after)),
      number(words.say('learning.column.first-hours'), ({ hours }) => words.percent(hours[0])),
      number(words.say('learning.column.last-hours'), ({ hours }) => words.percent(hours[1])),
      number(words.say('learning.column.first-yield'), ({ yields }) => words.percent(yields[0])),
      number(words.say('learning.column.last-yield'), ({ yields }) => words.percent(yields[1])),
    ],
  });
}

function expiryOf({ plan }: Page): Expiry[] {
  const site = texts(plan, 'expiry', 'site');
  const bucket = numbers(plan, 'expiry', 'bucket');
  const quantity = numbers(plan, 'expiry', 'quantity');
  return texts(plan, 'expiry', 'item').map((item, row) => ({
    item,
    site: site[row],
    bucket: bucket[row],
    quantity: quantity[row],
  }));
}

function expiryTable(page: Page, rows: readonly Expiry[]): string {
  const { words, names, buckets } = page;
  return table(page, {
    caption: words.say('learning.section.expired-caption'),
    rows,
    columns: [
      { label: words.say('report.column.item'), text: ({ item }) => names.of('item', item) },
      { label: words.say('report.column.site'), text: ({ site }) => names.of('site', site) },
      {
        label: words.say('learning.column.by'),
        text: ({ bucket }) => words.day(buckets.starts[bucket + 1] ?? buckets.ends[bucket]),
      },
      {
        label: words.say('report.column.quantity'),
        number: true,
        text: ({ quantity }) => words.number(quantity),
      },
    ],
  });
}
