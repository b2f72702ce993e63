/** What is to be done, list by list: what was known of one is shown at once when somebody comes back to it. */

import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "~/api/call";
import { failure } from "~/design/form";
import type { Asked } from "~/frame/asking";
import { all } from "~/frame/pages";
import type { Project, Stored } from "./task";

/** A year: what is due later is found in its project. */
const FAR = 366 * 86_400_000;

/** The tasks of a project, or, without one, all that somebody has to see to by a day. */
async function ask(project: string | null): Promise<readonly Stored[]> {
  if (project === null) {
    const before = new Date(Date.now() + FAR).toISOString();
    return all((query) => call("get", "/api/agenda/tasks/due", { query: { ...query, before } }));
  }
  const path = { project_id: project };
  return all((query) => call("get", "/api/agenda/projects/{project_id}/tasks", { path, query }));
}

export interface Listed extends Asked<readonly Stored[]> {
  /** Show it otherwise before the API has said so. */
  show: (change: (tasks: readonly Stored[]) => readonly Stored[]) => void;
}

export function useTasks(project: string | null): Listed {
  const known = useRef(new Map<string | null, readonly Stored[]>());
  const [failed, fail] = useState<string | null>(null);
  const [, draw] = useState(0);
  const here = useRef(project);
  here.current = project;

  const again = useCallback(async () => {
    const wanted = here.current;
    try {
      known.current.set(wanted, await ask(wanted));
      fail(null);
    } catch (error) {
      fail(failure(error));
    }
    draw((count) => count + 1);
  }, []);
  const show = useCallback((change: (tasks: readonly Stored[]) => readonly Stored[]) => {
    known.current.set(here.current, change(known.current.get(here.current) ?? []));
    draw((count) => count + 1);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list is asked for anew
  useEffect(() => {
    fail(null);
    void again();
  }, [project, again]);
  return { found: known.current.get(project) ?? null, failed, again, show };
}

export function projects(): Promise<readonly Project[]> {
  return all((query) => call("get", "/api/agenda/projects", { query }));
}
