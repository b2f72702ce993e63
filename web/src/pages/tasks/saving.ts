/** Saving a task: only what was changed, upon whatever others changed of it meanwhile. */

import { call } from "~/api/call";
import { clashes, laid } from "~/frame/versions/merging";
import type { Patch } from "~/frame/versions/patched";
import { type Stored, taskOf } from "./task";

/** What means something only together. */
const TIMES = [
  ...["start", "due", "stoa.app:deadline", "timeZone", "showWithoutTime"],
  ...["recurrenceRules", "stoa.app:afterDone"],
];

export interface Wish {
  patch: Patch;
  /** Where it is to stand afterwards, if that is somewhere else. */
  to: { project_id: string; section_id: string | null } | null;
}

export async function write({ patch, to }: Wish, upon: Stored): Promise<void> {
  const path = { project_id: upon.project_id, task_id: upon.task_id };
  let modseq = upon.modseq ?? 0;
  const match = () => ({ "If-Match": `"${modseq}"` });
  if (Object.keys(patch).length > 0) {
    const said = { path, headers: match(), body: { patch } };
    modseq = (await call("patch", "/api/agenda/projects/{project_id}/tasks/{task_id}", said)).modseq ?? 0;
  }
  if (to) {
    const said = { path, headers: match(), body: to };
    await call("post", "/api/agenda/projects/{project_id}/tasks/{task_id}/move", said);
  }
}

/** What has to be asked about, if somebody else changed the same. */
export function saved(wish: Wish, opened: Stored): Promise<Stored | null> {
  const asked = (now: Stored) => clashes(wish.patch, { before: taskOf(opened), now: taskOf(now) }, TIMES);
  return laid(opened, (upon) => write(wish, upon), asked);
}
