/** Filters: which tasks somebody wants to see, as a form holds it and as the API does. */

import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { words as split } from "~/design/Field";
import { all } from "~/frame/pages";

export type Filter = Schemas["Filter"];
export type Wanted = Schemas["FiltersWanted"];

export function filters(): Promise<readonly Filter[]> {
  return all((query) => call("get", "/api/agenda/filters", { query }));
}

/** From which day to which, from today on. */
export const DUES = {
  any: [null, null],
  overdue: [null, -1],
  todays: [0, 0],
  today: [null, 0],
  week: [null, 7],
  month: [null, 30],
} as const satisfies Record<string, readonly [number | null, number | null]>;

export interface Typed extends Readonly<Record<string, string>> {
  name: string;
  words: string;
  projects: string;
  labels: string;
  priorities: string;
  due: string;
  assignee: string;
  sort: string;
  done: string;
}

export function typed(wanted: Partial<Wanted>): Typed {
  const { due_after = null, due_before = null, assignee } = wanted;
  const due = Object.entries(DUES).find(([, [after, before]]) => after === due_after && before === due_before);
  return {
    name: wanted.name ?? "",
    words: wanted.words ?? "",
    projects: (wanted.projects ?? []).join(" "),
    labels: (wanted.labels ?? []).join(" "),
    priorities: (wanted.priorities ?? []).join(" "),
    due: due?.[0] ?? "other",
    assignee: !assignee ? "anybody" : assignee === "me" || assignee === "none" ? assignee : "other",
    sort: wanted.sort ?? "due",
    done: wanted.done ? "yes" : "",
  };
}

/** What was typed, and of what the form has no words for, what was there. */
export function wantedOf(now: Typed, before: Partial<Wanted>): Wanted {
  const days =
    now.due in DUES ? DUES[now.due as keyof typeof DUES] : [before.due_after ?? null, before.due_before ?? null];
  const assignee = { anybody: null, me: "me", none: "none" }[now.assignee];
  return {
    name: now.name.trim(),
    words: now.words.trim() || null,
    projects: split(now.projects),
    labels: split(now.labels).flatMap((each) => each.replace(/^[#@]+/, "") || []),
    priorities: split(now.priorities).map(Number) as NonNullable<Wanted["priorities"]>,
    due_after: days[0] ?? null,
    due_before: days[1] ?? null,
    assignee: assignee === undefined ? (before.assignee ?? null) : assignee,
    sort: now.sort as NonNullable<Wanted["sort"]>,
    done: now.done === "yes",
  };
}
