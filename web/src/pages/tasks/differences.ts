/** Two versions of a task in words, field by field. */

import type { Row } from "~/frame/versions/Conflict";
import { sentence } from "~/pages/agenda/repeat";
import { words as agenda } from "~/texts/agenda";
import { words } from "~/texts/tasks";
import type { Saying } from "~/times/said";
import { priorityOf, type Task } from "./task";

export function differences(
  mine: Task,
  theirs: Task,
  saying: Saying,
  names: ReadonlyMap<string, string>,
): readonly Row[] {
  const [one, other] = [told(mine, saying, names), told(theirs, saying, names)];
  return one.map(([name, text], at) => ({ name, mine: text, theirs: other[at]?.[1] ?? "" }));
}

function told(task: Task, saying: Saying, names: ReadonlyMap<string, string>): readonly (readonly [string, string])[] {
  const { start, due, showWithoutTime, recurrenceRules } = task;
  const day = (start ?? due)?.slice(0, 10) ?? "";
  const whose = task["stoa.app:assignee"];
  const deadline = task["stoa.app:deadline"];
  const steps = task["stoa.app:checklist"] ?? [];
  const { form } = words;
  const shown = (at: string) =>
    [saying.full(at.slice(0, 10)), ...(showWithoutTime ? [] : [saying.time(at)])].join(", ");
  const by = (at: string) => [saying.full(at.slice(0, 10)), ...(at.includes("T") ? [saying.time(at)] : [])].join(", ");
  return [
    [form.title, task.title],
    [form.notes, task.description ?? ""],
    [form.checklist, steps.map(({ title, done }) => (done ? `✓ ${title}` : title)).join(", ")],
    [form.assignee, whose ? (names.get(whose) ?? words.somebody) : ""],
    [form.start, start ? shown(start) : ""],
    [form.due, due ? shown(due) : ""],
    [agenda.form.repeat, (recurrenceRules ?? []).map((each) => (day ? sentence(each, day, saying) : "")).join("; ")],
    [form.after, task["stoa.app:afterDone"] ? "✓" : ""],
    [form.deadline, deadline ? by(deadline) : ""],
    [form.priority, form.priorities[priorityOf(task) - 1] ?? ""],
    [form.labels, Object.keys(task.keywords ?? {}).join(" ")],
  ];
}
