/** What somebody looks at, as the address says it. */

import { useLocation, useParams, useSearch } from "wouter";
import type { Stored } from "./task";

export interface Place {
  /** A project, a filter, or the words that are looked for; none of it: what is coming. */
  project: string | null;
  filter: string | null;
  words: string | null;
  /** The task that is open over it. */
  opened: string | null;
  base: string;
  /** Where one of its tasks is open. */
  to: (task: Stored) => string;
}

/** What is coming, and what a project holds, is opened at the task's own address; what was found, where it was found. */
export function usePlace(): Place {
  const [path] = useLocation();
  const said = new URLSearchParams(useSearch());
  const {
    project = null,
    task = null,
    filter = null,
  } = useParams<{ project?: string; task?: string; filter?: string }>();
  const words = path === "/tasks/search" ? (said.get("q") ?? "") : null;
  if (words === null && filter === null) {
    const base = project === null ? "/tasks" : `/tasks/${project}`;
    return { project, filter, words, opened: task, base, to: (it) => `/tasks/${it.project_id}/${it.task_id}` };
  }
  const at = (more: Record<string, string>) => {
    const query = new URLSearchParams({ ...(words && { q: words }), ...more }).toString();
    return path + (query && `?${query}`);
  };
  return { project, filter, words, opened: said.get("task"), base: at({}), to: (it) => at({ task: it.task_id }) };
}

export function searched(words: string): string {
  return words === "" ? "/tasks/search" : `/tasks/search?${new URLSearchParams({ q: words })}`;
}
