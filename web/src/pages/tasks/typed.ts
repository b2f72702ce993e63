/** A task as its form holds it, and what to say of it when something was changed. */

import type { Schemas } from "~/api/types";
import { words as split } from "~/design/Field";
import type { Rule } from "~/pages/agenda/event";
import { choiceOf, type Repeat, ruleOf } from "~/pages/agenda/repeat";
import { isDay } from "~/times/days";
import { type Check, PRIORITIES, priorityOf, type Stored, type Task } from "./task";

export interface Typed extends Readonly<Record<string, string>> {
  title: string;
  start: string;
  startTime: string;
  due: string;
  time: string;
  repeat: string;
  /** How often exactly, as it is sent, where that is none of the usual. */
  rule: string;
  after: string;
  deadline: string;
  deadlineTime: string;
  priority: string;
  project: string;
  section: string;
  assignee: string;
  notes: string;
  /** The checklist, as it is sent. */
  steps: string;
  labels: string;
}

export function typed(task: Task, { project_id }: Pick<Stored, "project_id">): Typed {
  const due = task.due?.slice(0, 10) ?? "";
  const start = task.start?.slice(0, 10) ?? "";
  const hour = (at: string | undefined) => (at && !task.showWithoutTime ? at.slice(11, 16) : "");
  const begins = hour(task.start);
  return {
    title: task.title,
    start,
    startTime: due !== "" && begins === MIDNIGHT ? "" : begins,
    due,
    time: hour(task.due),
    repeat: repeatOf(task.recurrenceRules, start || due),
    rule: task.recurrenceRules?.length ? JSON.stringify(task.recurrenceRules[0]) : "",
    after: task["stoa.app:afterDone"] ? "yes" : "",
    deadline: task["stoa.app:deadline"]?.slice(0, 10) ?? "",
    deadlineTime: task["stoa.app:deadline"]?.slice(11, 16) ?? "",
    priority: String(priorityOf(task)),
    project: project_id,
    section: task["stoa.app:section"] ?? "",
    assignee: task["stoa.app:assignee"] ?? "",
    notes: task.description ?? "",
    steps: JSON.stringify(task["stoa.app:checklist"] ?? []),
    labels: Object.keys(task.keywords ?? {}).join(" "),
  };
}

function repeatOf(rules: readonly Rule[] | null | undefined, begins: string): string {
  if (!rules?.length) return "never";
  return isDay(begins) ? choiceOf(rules, begins) : "other";
}

const MIDNIGHT = "00:00";

/** The day that its rules count from (RFC 8984, 5.2). */
export function beginOf({ start, due }: Pick<Typed, "start" | "due">): string {
  return start || due;
}

/** Whether it has an hour: that at which it is due, or at which it starts if it is not due at all. */
function isTimed({ start, startTime, due, time }: Typed): boolean {
  return due === "" ? start !== "" && startTime !== "" : time !== "";
}

/** Whether it would be due before it starts. */
export function isBackwards(now: Typed): boolean {
  const at = (day: string, hour: string) => (isTimed(now) ? `${day}T${hour || MIDNIGHT}` : day);
  return now.start !== "" && now.due !== "" && at(now.due, now.time) < at(now.start, now.startTime);
}

/** What was understood of words, as the form has it; only what they say. */
export function worded(found: Schemas["Understood"]): Partial<Typed> {
  const timed = !found.without_time;
  const rule = (found.repeats ?? null) as Rule | null;
  const begins = (found.start ?? found.due)?.slice(0, 10) ?? "";
  const ends = Boolean(rule?.until || rule?.count); // which no choice says
  return {
    ...(found.due && { due: found.due.slice(0, 10), time: timed ? found.due.slice(11, 16) : "" }),
    ...(found.start && { start: found.start.slice(0, 10), startTime: hourOf(found.start, timed) }),
    ...(found.deadline && { deadline: found.deadline.slice(0, 10), deadlineTime: found.deadline.slice(11, 16) }),
    ...(rule && {
      repeat: ends ? "other" : repeatOf([rule], begins),
      rule: JSON.stringify(rule),
      after: found.after_done ? "yes" : "",
    }),
  };
}

/** All that words may fill in. */
const DAYS = ["start", "startTime", "due", "time", "repeat", "rule", "after", "deadline", "deadlineTime"] as const;

type Days = Readonly<Record<(typeof DAYS)[number], string>>;

export function daysIn(form: Days): Days {
  return Object.fromEntries(DAYS.map((each) => [each, form[each]])) as Days;
}

/** What stands there, and what words made of what stood there before them: that is what further words are said over. */
export interface Wording {
  before: Days;
  wrote: Days;
}

/** As somebody goes on typing: what was changed by hand since is what stands there. */
export function wording(last: Wording | null, form: Days): Wording {
  const now = daysIn(form);
  return last && DAYS.every((each) => last.wrote[each] === now[each]) ? last : { before: now, wrote: now };
}

/** What words come to that are said anew, and what is to be written for that; of none, what stood there before. */
export function reworded({ before, wrote }: Wording, found: Schemas["Understood"] | null) {
  const next: Days = { ...before, ...(found && worded(found)) };
  return { last: { before, wrote: next }, written: DAYS.filter((each) => next[each] !== wrote[each]), next };
}

function hourOf(start: string, timed: boolean): string {
  const hour = start.slice(11, 16);
  return timed && hour !== MIDNIGHT ? hour : "";
}

export function stepsOf({ steps }: Pick<Typed, "steps">): readonly Check[] {
  return JSON.parse(steps) as readonly Check[];
}

/** Only what was changed. */
export function changes(task: Task, before: Typed, now: Typed, zone: string): Record<string, unknown> {
  const patch: Record<string, unknown> = {};
  const other = (name: keyof Typed) => before[name] !== now[name];
  if (other("title")) patch["title"] = now.title.trim();
  if (other("notes")) patch["description"] = now.notes.trim() || null;
  if (other("priority")) patch["priority"] = PRIORITIES[Number(now.priority) - 1] ?? 0;
  if (other("due") || other("time") || other("start") || other("startTime"))
    Object.assign(patch, when(task, now, zone));
  const repeat = beginOf(now) === "" ? "never" : now.repeat; // nothing repeats that has no day
  if (repeat !== before.repeat || (repeat === "other" && other("rule"))) {
    patch["recurrenceRules"] = repeat === "never" ? null : [exactly(repeat, now)];
  }
  const after = repeat !== "never" && now.after === "yes";
  if (after !== (before.after === "yes")) patch["stoa.app:afterDone"] = after || null;
  if (other("deadline") || other("deadlineTime")) {
    patch["stoa.app:deadline"] = deadlineIn(now);
    if (isUntil(now) && !task.timeZone) patch["timeZone"] = zone; // of which its time is
  }
  if (other("assignee")) patch["stoa.app:assignee"] = now.assignee || null;
  if (other("labels")) {
    const labels = split(now.labels).flatMap((each) => each.replace(/^[#@]+/, "") || []); // as they are shown
    patch["keywords"] = labels.length > 0 ? Object.fromEntries(labels.map((each) => [each, true])) : null;
  }
  if (other("steps")) {
    const steps = stepsOf(now)
      .map((each) => ({ ...each, title: each.title.trim() }))
      .filter(({ title }) => title !== "");
    patch["stoa.app:checklist"] = steps.length > 0 ? steps : null;
  }
  return patch;
}

/** Whether its deadline is a time. */
function isUntil({ deadline, deadlineTime }: Typed): boolean {
  return deadline !== "" && deadlineTime !== "";
}

function deadlineIn(now: Typed): string | null {
  return isUntil(now) ? `${now.deadline}T${now.deadlineTime}:00` : now.deadline || null;
}

function exactly(repeat: string, now: Typed): Rule {
  return repeat === "other" ? JSON.parse(now.rule) : ruleOf(repeat as Repeat, beginOf(now));
}

/** Its days, both with their hours or both without. */
function when(task: Task, now: Typed, zone: string): Record<string, unknown> {
  const timed = isTimed(now);
  const at = (day: string, hour: string) => (day === "" ? null : `${day}T${(timed && hour) || MIDNIGHT}:00`);
  const starts = at(now.start, now.startTime);
  return {
    due: at(now.due, now.time),
    ...((starts || task.start) && { start: starts }),
    showWithoutTime: beginOf(now) !== "" && !timed ? true : null,
    timeZone: timed || isUntil(now) ? (task.timeZone ?? zone) : null,
  };
}
