/** What is to be done, list by list: what was known of one is shown at once when somebody comes back to it. */

import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "~/api/call";
import { failure } from "~/design/form";
import { type Asked, useAsked } from "~/frame/asking";
import { all } from "~/frame/pages";
import type { Place } from "./place";
import type { Project, Stored } from "./task";

/** A year: what is due later is found in its project. */
const FAR = 366 * 86_400_000;
const FOUND = 100;

interface Answer {
  tasks: readonly Stored[];
  /** Whether there are more than are shown. */
  more: boolean;
}

async function ask({ project, filter, words }: Place): Promise<Answer> {
  if (filter !== null) {
    const { items, more } = await call("get", "/api/agenda/filters/{filter_id}/tasks", { path: { filter_id: filter } });
    return { tasks: items, more };
  }
  if (words !== null) {
    if (words === "") return { tasks: [], more: false };
    const { items, next } = await call("get", "/api/agenda/tasks/search", { query: { q: words, limit: FOUND } });
    return { tasks: items, more: Boolean(next) };
  }
  if (project !== null) return { tasks: await within(project), more: false };
  const before = new Date(Date.now() + FAR).toISOString();
  return {
    tasks: await all((query) => call("get", "/api/agenda/tasks/due", { query: { ...query, before } })),
    more: false,
  };
}

/** What is to be done in a project. */
export function within(project: string): Promise<readonly Stored[]> {
  const path = { project_id: project };
  return all((query) => call("get", "/api/agenda/projects/{project_id}/tasks", { path, query }));
}

export interface Listed extends Asked<readonly Stored[]> {
  more: boolean;
  /** Show it otherwise before the API has said so. */
  show: (change: (tasks: readonly Stored[]) => readonly Stored[]) => void;
}

/** The tasks of a project, those that were found, or all that somebody has to see to by a day. */
export function useTasks(place: Place): Listed {
  const known = useRef(new Map<string, Answer>());
  const [failed, fail] = useState<string | null>(null);
  const [, draw] = useState(0);
  const here = useRef(place);
  here.current = place;

  const again = useCallback(async () => {
    const wanted = here.current;
    try {
      known.current.set(wanted.base, await ask(wanted));
      fail(null);
    } catch (error) {
      fail(failure(error));
    }
    draw((count) => count + 1);
  }, []);
  const show = useCallback((change: (tasks: readonly Stored[]) => readonly Stored[]) => {
    const { base } = here.current;
    const { tasks = [], more = false } = known.current.get(base) ?? {};
    known.current.set(base, { tasks: change(tasks), more });
    draw((count) => count + 1);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is asked for anew
  useEffect(() => {
    fail(null);
    void again();
  }, [place.base, again]);
  const there = known.current.get(place.base);
  return { found: there?.tasks ?? null, more: there?.more ?? false, failed, again, show };
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
