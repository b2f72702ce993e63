/** What is to be done, list by list: what was known of one is shown at once when somebody comes back to it. */

import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "~/api/call";
import { failure } from "~/design/form";
import { type Asked, useAsked } from "~/frame/asking";
import { all } from "~/frame/pages";
import { plus } from "~/times/days";
import { moment, today } from "~/times/zoned";
import type { Place } from "./place";
import { dayFor, type Project, type Stored, taskOf } from "./task";

const DAY = 86_400_000;

/** A year: what is due later is found in its project. */
const FAR = 366 * DAY;
const FOUND = 100;

interface Answer {
  tasks: readonly Stored[];
  /** Whether there are more than are shown. */
  more: boolean;
}

/** Where it is kept what there is for today, which the lists count wherever one is. */
const TODAY = "/tasks/today";

/** What one has to see to before then, in all projects. */
function seeing(before: number): Promise<readonly Stored[]> {
  const until = new Date(before).toISOString();
  return all((query) => call("get", "/api/agenda/tasks/due", { query: { ...query, before: until } }));
}

/** What is left for today, and what is overdue, by the clocks where somebody is. */
export async function untilTonight(zone: string): Promise<readonly Stored[]> {
  const midnight = moment(`${plus(today(zone), 1)}T00:00:00`, zone);
  return forToday(await seeing(midnight + DAY), zone); // a day is one of no clocks, and may be kept as a later moment
}

function forToday(tasks: readonly Stored[], zone: string): readonly Stored[] {
  const day = today(zone);
  return tasks.filter((each) => (dayFor(taskOf(each), zone, day) ?? "~") <= day);
}

async function ask({ today, project, filter, words }: Place, zone: string): Promise<Answer> {
  if (today) return { tasks: await untilTonight(zone), more: false };
  if (filter !== null) {
    const { items, more } = await call("get", "/api/agenda/filters/{filter_id}/tasks", { path: { filter_id: filter } });
    return { tasks: items, more };
  }
  if (words !== null) {
    if (words === "") return { tasks: [], more: false };
    const { items, next, whole } = await call("get", "/api/agenda/tasks/search", { query: { q: words, limit: FOUND } });
    return { tasks: items, more: Boolean(next) || !whole };
  }
  if (project !== null) return { tasks: await within(project), more: false };
  return { tasks: await seeing(Date.now() + FAR), more: false };
}

/** What is to be done in a project. */
export function within(project: string): Promise<readonly Stored[]> {
  const path = { project_id: project };
  return all((query) => call("get", "/api/agenda/projects/{project_id}/tasks", { path, query }));
}

export interface Listed extends Asked<readonly Stored[]> {
  more: boolean;
  /** How many there are for today, wherever one looks. */
  today: number | null;
  /** Show it otherwise before the API has said so. */
  show: (change: (tasks: readonly Stored[]) => readonly Stored[]) => void;
}

/** The tasks of a project, those that were found, or all that somebody has to see to by a day. */
export function useTasks(place: Place, zone: string): Listed {
  const known = useRef(new Map<string, Answer>());
  const [failed, fail] = useState<string | null>(null);
  const [, draw] = useState(0);
  const here = useRef(place);
  here.current = place;

  const again = useCallback(async () => {
    const wanted = here.current;
    try {
      const all = wanted.today || wanted.base === "/tasks"; // what there is for today is among it
      const tonight = all ? null : untilTonight(zone).catch(() => null); // or it is not counted
      const answer = await ask(wanted, zone);
      known.current.set(wanted.base, answer);
      fail(null);
      draw((count) => count + 1);
      const tasks = tonight === null ? answer.tasks : await tonight;
      if (tasks) known.current.set(TODAY, { tasks: forToday(tasks, zone), more: false });
    } catch (error) {
      fail(failure(error));
    }
    draw((count) => count + 1);
  }, [zone]);
  const show = useCallback((change: (tasks: readonly Stored[]) => readonly Stored[]) => {
    const { base } = here.current;
    for (const at of new Set([base, TODAY])) {
      const there = known.current.get(at);
      if (there) known.current.set(at, { ...there, tasks: change(there.tasks) });
    }
    draw((count) => count + 1);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is asked for anew
  useEffect(() => {
    fail(null);
    void again();
  }, [place.base, again]);
  const there = known.current.get(place.base);
  const tonight = known.current.get(TODAY);
  const count = tonight ? forToday(tonight.tasks, zone).length : null;
  return { found: there?.tasks ?? null, more: there?.more ?? false, today: count, failed, again, show };
}

export function projects(): Promise<readonly Project[]> {
  return all((query) => call("get", "/api/agenda/projects", { query }));
}

/** What is over, and out of the way. */
export async function archived(): Promise<readonly Project[]> {
  const kinds = [false, true].map((templates) =>
    all((query) => call("get", "/api/agenda/projects", { query: { ...query, archived: true, templates } })),
  );
  return (await Promise.all(kinds)).flat();
}

/** One that is not among those on one's list, if one sees it: it is in the archive, or a letter leads there. */
export function useApart(id: string | null): Asked<Project | null> {
  const asked = useAsked(() =>
    id === null
      ? Promise.resolve(null)
      : call("get", "/api/agenda/projects/{project_id}", { path: { project_id: id } }),
  );
  const { again } = asked;
  useEffect(() => {
    if (id !== null) void again();
  }, [id, again]);
  return asked.found?.project_id === id ? asked : { ...asked, found: null };
}

/** What is there to begin projects from. */
export function templates(): Promise<readonly Project[]> {
  return all((query) => call("get", "/api/agenda/projects", { query: { ...query, templates: true } }));
}
