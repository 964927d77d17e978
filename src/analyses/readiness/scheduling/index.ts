export { checkSchedule } from './check.js';
export { ProjectError } from './faults.js';
export type {
  Activity,
  Capacity,
  CapacityStep,
  Fund,
  Mode,
  Project,
  Schedule,
  ScheduleOptions,
  ScheduleProgress,
  ScheduleStatus,
} from './project.js';
export { scheduleProject } from './schedule.js';
