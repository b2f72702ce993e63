/** What somebody looks at, as the address says it. */

import { useLocation, useParams, useSearch } from "wouter";
import type { Stored } from "./task";

export interface Place {
  /** Today, a project, a filter, or the words that are looked for; none of it: what is coming. */
  today: boolean;
  project: string | null;
  filter: string | null;
  words: string | null;
  /** The task that is open over it. */
  opened: string | null;
  base: string;
  /** Where one of its tasks is open. */
  to: (task: Stored) => string;
}

/** Where what there is for today is shown; no project is called so. */
const TODAY = "today";

/** What is coming, and what a project holds, is opened at the task's own address; all else where it was found. */
export function usePlace(): Place {
  const [path] = useLocation();
  const said = new URLSearchParams(useSearch());
  const {
    project: named = null,
    task = null,
    filter = null,
  } = useParams<{ project?: string; task?: string; filter?: string }>();
  const today = named === TODAY;
  const project = today ? null : named;
  const words = path === "/tasks/search" ? (said.get("q") ?? "") : null;
  if (words === null && filter === null) {
    const base = named === null ? "/tasks" : `/tasks/${named}`;
    const to = (it: Stored) => `/tasks/${today ? TODAY : it.project_id}/${it.task_id}`;
    return { today, project, filter, words, opened: task, base, to };
  }
  const at = (more: Record<string, string>) => {
    const query = new URLSearchParams({ ...(words && { q: words }), ...more }).toString();
    return path + (query && `?${query}`);
  };
  return {
    today,
    project,
    filter,
    words,
    opened: said.get("task"),
    base: at({}),
    to: (it) => at({ task: it.task_id }),
  };
}

export function searched(words: string): string {
  return words === "" ? "/tasks/search" : `/tasks/search?${new URLSearchParams({ q: words })}`;
}
