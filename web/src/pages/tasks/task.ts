/** A task as it is kept: JSCalendar, and our own words beside it. */

import type { Schemas } from "~/api/types";
import type { Rule } from "~/pages/agenda/event";
import type { Relations } from "~/pages/agenda/related";
import { type Day, plus } from "~/times/days";
import type { Saying } from "~/times/said";
import { moment, wall } from "~/times/zoned";

export type Stored = Schemas["StoredTask"];
export type Project = Schemas["ProjectView"];

export interface Check {
  id: string;
  title: string;
  done?: boolean;
}

export interface Task {
  title: string;
  description?: string;
  due?: string;
  timeZone?: string | null;
  showWithoutTime?: boolean;
  priority?: number;
  progress?: string;
  keywords?: Readonly<Record<string, true>> | null;
  recurrenceRules?: readonly Rule[] | null;
  start?: string;
  estimatedDuration?: string | null;
  relatedTo?: Relations | null;
  "stoa.app:section"?: string | null;
  "stoa.app:assignee"?: string | null;
  "stoa.app:deadline"?: string | null;
  "stoa.app:afterDone"?: boolean | null;
  "stoa.app:checklist"?: readonly Check[];
}

export function taskOf({ task }: Stored): Task {
  return task as unknown as Task;
}

/** The section that a task is in; empty, if it is in none that the project has. */
export function inside(stored: Stored, project: Project): string {
  const section = taskOf(stored)["stoa.app:section"] ?? "";
  return project.sections.some(({ section_id }) => section_id === section) ? section : "";
}

/** When it is due by the clocks where somebody is: of what has no time, the day at midnight. */
export function dueOf({ due, timeZone, showWithoutTime }: Task, zone: string): string | null {
  if (!due) return null;
  return showWithoutTime || !timeZone ? due : wall(moment(due, timeZone), zone);
}

/** By when it must be done, by the clocks where somebody is: a day, or a time of one. */
export function deadlineOf({ timeZone, "stoa.app:deadline": deadline }: Task, zone: string): string | null {
  if (!deadline) return null;
  return timeZone && deadline.length > DAY ? wall(moment(deadline, timeZone), zone) : deadline;
}

const DAY = "2027-01-31".length;

/** A deadline as people say it: the day, and the time if it has one. */
export function latest(deadline: string, saying: Saying): string {
  const day = saying.short(deadline.slice(0, 10));
  return deadline.length > DAY ? `${day}, ${saying.time(deadline)}` : day;
}

/** The day on which somebody sees to it: when it is due, or else its last; what has but a start is there every day since. */
export function dayFor(task: Task, zone: string, today: Day): Day | null {
  const by = dueOf(task, zone) ?? deadlineOf(task, zone);
  if (by) return by.slice(0, 10);
  const starts = dueOf({ ...task, due: task.start ?? "" }, zone)?.slice(0, 10) ?? null;
  return starts !== null && starts < today ? today : starts;
}

/** From 1 to 4, as people say it; RFC 8984 has 1, 5, 9 and 0 for that. */
export function priorityOf({ priority = 0 }: Task): 1 | 2 | 3 | 4 {
  if (priority === 0) return 4;
  return priority < 5 ? 1 : priority === 5 ? 2 : 3;
}

export const PRIORITIES = [1, 5, 9, 0] as const;

/** `today`, `tomorrow`, a day of this week by its name, or a date; with its time, if it has one. */
export function said(
  due: string,
  timed: boolean,
  today: Day,
  saying: Saying,
  words: { today: string; tomorrow: string },
): string {
  const day = due.slice(0, 10);
  const named =
    day === today
      ? words.today
      : day === plus(today, 1)
        ? words.tomorrow
        : day > today && day < plus(today, 7)
          ? saying.weekday(day, "long")
          : saying.short(day);
  return timed ? `${named}, ${saying.time(due)}` : named;
}

export function overdue(due: string, timed: boolean, now: string): boolean {
  return timed ? due < now : due.slice(0, 10) < now.slice(0, 10);
}

/** Tasks under the day they are for: what is late first, then day by day, each by its hours, and last what has no date. */
export function byDay(
  tasks: readonly Stored[],
  zone: string,
  now: string,
): readonly (readonly [string, readonly Stored[]])[] {
  const found = new Map<string, Stored[]>();
  const today = now.slice(0, 10);
  for (const each of inOrder(tasks, zone, today)) {
    const day = dayFor(taskOf(each), zone, today);
    const key = day === null ? "later" : day < today ? "overdue" : day;
    found.set(key, [...(found.get(key) ?? []), each]);
  }
  const rank = (key: string) => (key === "overdue" ? "" : key === "later" ? "z" : key);
  return [...found].sort(([one], [other]) => (rank(one) < rank(other) ? -1 : 1));
}

/** Day by day, what has an hour by that, and then the rest, what is urgent first. */
export function inOrder(tasks: readonly Stored[], zone: string, today: Day): readonly Stored[] {
  const rank = (stored: Stored) => {
    const task = taskOf(stored);
    const timed = task.due && !task.showWithoutTime;
    const hour = timed ? dueOf(task, zone)?.slice(11) : `~${priorityOf(task)}`; // behind all hours
    return `${dayFor(task, zone, today) ?? "~"} ${hour}`;
  };
  return tasks
    .map((each) => [rank(each), each] as const)
    .sort(([one], [other]) => (one < other ? -1 : one > other ? 1 : 0))
    .map(([, each]) => each);
}

/** A line with what was understood of it set apart, by characters as people count them. */
export function marked(
  text: string,
  spans: readonly { begin: number; end: number; part: string }[],
): readonly { text: string; part: string | null }[] {
  const letters = [...text];
  const found: { text: string; part: string | null }[] = [];
  let at = 0;
  for (const { begin, end, part } of spans) {
    if (begin < at || end > letters.length) continue;
    if (begin > at) found.push({ text: letters.slice(at, begin).join(""), part: null });
    found.push({ text: letters.slice(begin, end).join(""), part });
    at = end;
  }
  if (at < letters.length) found.push({ text: letters.slice(at).join(""), part: null });
  return found;
}
