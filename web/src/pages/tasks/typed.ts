/** A task as its form holds it, and what to say of it when something was changed. */

import { words as split } from "~/design/Field";
import type { Rule } from "~/pages/agenda/event";
import { choiceOf, type Repeat, ruleOf } from "~/pages/agenda/repeat";
import { isDay } from "~/times/days";
import { type Check, PRIORITIES, priorityOf, type Stored, type Task } from "./task";

export interface Typed extends Readonly<Record<string, string>> {
  title: string;
  due: string;
  time: string;
  repeat: string;
  after: string;
  deadline: string;
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
  return {
    title: task.title,
    due,
    time: task.due && !task.showWithoutTime ? task.due.slice(11, 16) : "",
    repeat: repeatOf(task.recurrenceRules, due),
    after: task["stoa.app:afterDone"] ? "yes" : "",
    deadline: task["stoa.app:deadline"] ?? "",
    priority: String(priorityOf(task)),
    project: project_id,
    section: task["stoa.app:section"] ?? "",
    assignee: task["stoa.app:assignee"] ?? "",
    notes: task.description ?? "",
    steps: JSON.stringify(task["stoa.app:checklist"] ?? []),
    labels: Object.keys(task.keywords ?? {}).join(" "),
  };
}

function repeatOf(rules: readonly Rule[] | null | undefined, due: string): string {
  if (!rules?.length) return "never";
  return isDay(due) ? choiceOf(rules, due) : "other";
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
  if (other("due") || other("time")) Object.assign(patch, due(task, now, zone));
  const repeat = now.due === "" && !task.start ? "never" : now.repeat; // nothing repeats that has no day
  if (repeat !== before.repeat && repeat !== "other") {
    patch["recurrenceRules"] = repeat === "never" ? null : [ruleOf(repeat as Repeat, now.due)];
  }
  const after = repeat !== "never" && now.after === "yes";
  if (after !== (before.after === "yes")) patch["stoa.app:afterDone"] = after || null;
  if (other("deadline")) patch["stoa.app:deadline"] = now.deadline || null;
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

function due(task: Task, now: Typed, zone: string): Record<string, unknown> {
  if (now.due === "") return { due: null, showWithoutTime: null, timeZone: null };
  if (now.time === "") return { due: `${now.due}T00:00:00`, showWithoutTime: true, timeZone: null };
  return { due: `${now.due}T${now.time}:00`, showWithoutTime: null, timeZone: task.timeZone ?? zone };
}
