/** What is done with one task of a list: at once for whoever looks, and told if it goes wrong. */

import { tell } from "~/api/outbox";
import { toast } from "~/design/toasts";
import { regret } from "~/frame/deeds";
import { words } from "~/texts/tasks";
import type { Day } from "~/times/days";
import type { Saying } from "~/times/said";
import type { Listed } from "./asked";
import { isOpen, MOST, operations, toDay, undoing } from "./bulk";
import { dueOf, type Stored, said, taskOf } from "./task";
import { partsOf } from "./tree";

export function deedsOf(tasks: Listed, zone: string, now: string, saying: Saying) {
  async function attempt(work: () => Promise<unknown>) {
    try {
      await work();
    } catch (error) {
      regret(error);
    }
    await tasks.again();
  }

  /** Done, with all that is part of it; or, of what is done, not. */
  function check(stored: Stored) {
    const path = { project_id: stored.project_id, task_id: stored.task_id };
    if (!isOpen(stored)) {
      return attempt(() => tell("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/reopen", { path }));
    }
    const parts = partsOf(stored, tasks.found ?? []).filter(isOpen);
    tasks.show((all) => all.filter((each) => each !== stored && !parts.includes(each)));
    return attempt(async () => {
      const after = taskOf(await tell("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/complete", { path }));
      const due = after.progress === "completed" ? null : dueOf(after, zone);
      const text = due
        ? words.again(said(due, !after.showWithoutTime, now.slice(0, 10), saying, words.when))
        : words.doneOne;
      const back = after.progress === "completed" ? [stored, ...parts] : [stored]; // what comes again keeps its parts
      const operations = back.map(({ project_id, task_id }) => ({ do: "reopen", project_id, task_id }) as const);
      const undo = () => void attempt(() => tell("post", "/api/agenda/tasks/bulk", { body: { operations } }));
      toast(text, "good", { label: words.undo, run: undo });
    });
  }

  async function remove(stored: Stored) {
    const path = { project_id: stored.project_id, task_id: stored.task_id };
    await tell("delete", "/api/agenda/projects/{project_id}/tasks/{task_id}", { path });
    const undo = () =>
      void attempt(() => tell("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/restore", { path }));
    toast(words.removed, "good", { label: words.undo, run: undo });
    await tasks.again();
  }

  function put(stored: Stored, section: string | null) {
    const moved = new Set([stored, ...partsOf(stored, tasks.found ?? [])]);
    tasks.show((all) =>
      all.map((each) => (moved.has(each) ? { ...each, task: { ...each.task, "stoa.app:section": section } } : each)),
    );
    const path = { project_id: stored.project_id, task_id: stored.task_id };
    const body = { section_id: section };
    return attempt(() => tell("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/move", { path, body }));
  }

  /** To be done on another day, each at the hour that it has. */
  function postpone(some: readonly Stored[], day: Day) {
    const deed = { do: "update", patch: toDay(day, zone) } as const;
    const asked = operations(deed, some, []).slice(0, MOST);
    if (asked.length === 0) return Promise.resolve();
    const patches = new Map(asked.map(({ task_id, patch }) => [task_id, patch]));
    tasks.show((all) => all.map((it) => ({ ...it, task: { ...it.task, ...patches.get(it.task_id) } })));
    return attempt(async () => {
      const { tasks: after } = await tell("post", "/api/agenda/tasks/bulk", { body: { operations: [...asked] } });
      const back = undoing(deed, asked, some, after);
      const undo = () =>
        void attempt(() => tell("post", "/api/agenda/tasks/bulk", { body: { operations: [...back] } }));
      const on = said(`${day}T00:00:00`, false, now.slice(0, 10), saying, words.when);
      toast(words.days.put(asked.length, on), "good", { label: words.undo, run: undo });
    });
  }

  return { check, remove, put, postpone };
}
