/** What is done with several tasks at once, and what takes that back. Pure. */

import type { Schemas } from "~/api/types";
import { between, type Day, plus, weekday } from "~/times/days";
import { dayFor, dueOf, type Project, type Stored, type Task, taskOf } from "./task";
import { partsOf } from "./tree";

export type Operation = Schemas["Operation"];
type Patch = Readonly<Record<string, unknown>>;

export type Deed =
  | { do: "complete" }
  | { do: "delete" }
  | { do: "move"; to: { project_id: string; section_id: string | null } }
  | { do: "update"; patch: (task: Task) => Patch };

/** Tasks that are written at once; and rows, the counters of projects among them, since a transaction holds no more. */
export const MOST = 90;
const ROWS = 98;

const named = ({ project_id, task_id }: Stored) => ({ project_id, task_id });

/** What to ask for, each task once; done is also what is part of what is done for good. */
export function operations(deed: Deed, picked: readonly Stored[], all: readonly Stored[]): readonly Operation[] {
  if (deed.do === "delete") return picked.map((each) => ({ do: "delete", ...named(each) }));
  if (deed.do === "move") return picked.map((each) => ({ do: "move", ...named(each), to: deed.to }));
  if (deed.do === "update")
    return picked.flatMap((each) => {
      const patch = deed.patch(taskOf(each));
      return Object.keys(patch).length > 0 ? { do: "update", ...named(each), patch } : [];
    });
  const done = new Map<string, Stored>();
  for (const each of picked) {
    if (isOpen(each)) done.set(each.task_id, each);
    if (taskOf(each).recurrenceRules?.length) continue; // it comes again, and so does what is part of it
    for (const part of partsOf(each, all)) if (isOpen(part)) done.set(part.task_id, part);
  }
  return [...done.values()].map((each) => ({ do: "complete", ...named(each) }));
}

/** So many tasks such as these can be taken at most; `null`: these can. */
export function tooMany(deed: Deed, asked: readonly Operation[], all: readonly Stored[]): number | null {
  if (deed.do === "complete" || deed.do === "update") return asked.length > MOST ? MOST : null;
  const ids = new Set(asked.map(({ task_id }) => task_id));
  const rows = new Set([
    ...ids,
    ...all.filter(({ path = [] }) => path.some((id) => ids.has(id))).map((it) => it.task_id),
  ]);
  const sources = new Set(asked.map(({ project_id }) => project_id));
  const elsewhere = deed.do === "delete" || [...sources].some((id) => id !== deed.to.project_id);
  const places = deed.do === "delete" ? 2 * sources.size : new Set([...sources, deed.to.project_id]).size;
  const most = elsewhere ? Math.floor((ROWS - places) / 2) : MOST;
  return rows.size > most ? most : null;
}

/** What takes it back, unless somebody did something else with one of them since. */
export function undoing(
  deed: Deed,
  asked: readonly Operation[],
  before: readonly Stored[],
  after: readonly Stored[],
): readonly Operation[] {
  return asked.flatMap((each, at): Operation | readonly Operation[] => {
    const was = before.find(({ task_id }) => task_id === each.task_id);
    const is = after[at];
    if (!is || !was) return [];
    const now = { ...named(is), modseq: is.modseq ?? null };
    if (deed.do === "complete") return { do: "reopen", ...now };
    if (deed.do === "delete") return { do: "restore", ...named(is) };
    if (deed.do === "move") {
      const to = { project_id: was.project_id, section_id: taskOf(was)["stoa.app:section"] ?? null };
      return was.path?.length ? [] : { do: "move", ...now, to };
    }
    const old = taskOf(was) as unknown as Patch;
    const patch = Object.fromEntries(Object.keys(each.patch ?? {}).map((name) => [name, old[name] ?? null]));
    return { do: "update", ...now, patch };
  });
}

export function isOpen(stored: Stored): boolean {
  const { progress } = taskOf(stored);
  return progress !== "completed" && progress !== "failed" && progress !== "cancelled";
}

/** Due on that day, at the hour that it has; on none, and then it does not repeat either. */
export function onDay(day: Day | null): (task: Task) => Patch {
  return (task) => {
    const { due, recurrenceRules, start } = task;
    if (day === null) {
      const again = recurrenceRules?.length && !start ? { recurrenceRules: null, "stoa.app:afterDone": null } : {};
      return due ? { due: null, showWithoutTime: null, timeZone: null, ...again } : {};
    }
    if (due?.slice(0, 10) === day) return {};
    return dueAt(task, day + hourOf(task), between((due ?? start ?? day).slice(0, 10), day));
  };
}

/** At what time of a day it is due; at that at which it starts, if it is not due yet. */
function hourOf(task: Task): string {
  return isTimed(task) ? (task.due ?? task.start ?? "").slice(10) : "T00:00:00";
}

function isTimed({ due, start, showWithoutTime }: Task): boolean {
  return !showWithoutTime && Boolean(due ?? start);
}

/** Due then, so many days from where it was: what would start later starts so many days from where it did. */
function dueAt(task: Task, due: string, days: number): Patch {
  const { start } = task;
  const starts = start && plus(start.slice(0, 10), days) + start.slice(10);
  return {
    due,
    ...(!isTimed(task) && !task.showWithoutTime && { showWithoutTime: true }),
    ...(start && starts && start > due && { start: starts > due ? due : starts }),
  };
}

/** On that day by the clocks where somebody is, at the hour that it has; what started later starts with it. */
export function toDay(day: Day, zone: string): (task: Task) => Patch {
  return (task) => {
    const { due, start } = task;
    const later = (shown: string, from: Day) => plus(shown.slice(0, 10), between(from, day)) + shown.slice(10);
    if (!due && start && !task["stoa.app:deadline"]) {
      const from = dayFor({ ...task, due: start }, zone, day) ?? day;
      return from === day ? {} : { start: later(start, from) };
    }
    const shown = due ?? day + hourOf(task);
    const there = dueOf({ ...task, due: shown, showWithoutTime: !isTimed(task) }, zone)?.slice(0, 10) ?? day;
    if (due && there === day) return {};
    const from = due ? there : (dayFor(task, zone, day) ?? day);
    return dueAt(task, later(shown, there), between(from, day));
  };
}

export function ofPriority(priority: number): (task: Task) => Patch {
  return (task) => ((task.priority ?? 0) === priority ? {} : { priority });
}

export function labelled(label: string): (task: Task) => Patch {
  return ({ keywords }) => (keywords?.[label] ? {} : { keywords: { ...keywords, [label]: true } });
}

/** The Monday that comes next. */
export function nextWeek(today: Day): Day {
  return plus(today, 8 - weekday(today));
}

/** The labels that these tasks have, the most common first. */
export function labelsOf(tasks: readonly Stored[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const each of tasks)
    for (const label of Object.keys(taskOf(each).keywords ?? {})) counts.set(label, (counts.get(label) ?? 0) + 1);
  return [...counts].sort(([a, one], [b, other]) => other - one || a.localeCompare(b)).map(([label]) => label);
}

/** Where tasks can be put: every project that one may write in, and its sections. */
export function targets(projects: readonly Project[]) {
  return projects
    .filter(({ role }) => role === "write" || role === "admin")
    .toSorted((one, other) => Number(other.inbox) - Number(one.inbox));
}
