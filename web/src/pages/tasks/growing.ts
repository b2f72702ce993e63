/** Adding a part of a task in a line, of which is understood what is understood of any. */

import { call } from "~/api/call";
import type { Stored } from "./task";

/** Tasks in one line, from the outermost to the innermost. */
const DEEPEST = 5;

export function hasRoom({ path = [] }: Stored): boolean {
  return path.length + 1 < DEEPEST;
}

export async function addUnder(parent: Stored, text: string, zone: string): Promise<void> {
  const { project_id } = parent;
  const said = { path: { project_id }, body: { text, zone } };
  const { task } = await call("post", "/api/agenda/projects/{project_id}/tasks/quick", said);
  const path = { project_id: task.project_id, task_id: task.task_id };
  const body = { project_id, parent_id: parent.task_id };
  try {
    await call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/move", { path, body });
  } catch (error) {
    await call("delete", "/api/agenda/projects/{project_id}/tasks/{task_id}", { path }); // there is no room for it
    throw error;
  }
}
