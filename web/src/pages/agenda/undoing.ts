/** Taking back what was changed of an event, of which nobody else heard: it is said once more as it was. */

import { call } from "~/api/call";
import { toast } from "~/design/toasts";
import { regret } from "~/frame/deeds";
import { differs } from "~/frame/versions/merging";
import type { Patch } from "~/frame/versions/patched";
import { words } from "~/texts/agenda";
import type { JsEvent } from "./event";
import { isRoom } from "./inviting";
import { change, eventOf, type Kept } from "./writing";

/** What is not for anybody to say. */
const OURS = new Set(["@type", "uid", "created", "updated", "sequence", "method"]);
/** What becomes another of the first of two, when a series is split. */
const SPLIT = ["recurrenceRules", "recurrenceOverrides", "relatedTo"];

/** What makes of the one what the other was; `null` if that concerns who takes part, whose answers nobody else gives. */
export function restoring(before: JsEvent, after: JsEvent): Patch | null {
  const [was, is] = [before, after] as unknown as readonly [Patch, Patch];
  const names = [...new Set([...Object.keys(was), ...Object.keys(is)])].filter((name) => !OURS.has(name));
  const paths = names.map((name) => [name.replaceAll("~", "~0").replaceAll("/", "~1"), name] as const);
  const other = paths.filter(([path]) => differs({ before, now: after }, [path]));
  if (other.some(([, name]) => name === "participants" || name === "replyTo")) return null;
  return Object.fromEntries(other.map(([path, name]) => [path, was[name] ?? null]));
}

/** Whether nobody hears what is changed of it, apart from guests of all of it: no room, nor who is asked to some of its times. */
export function isQuiet({ participants, recurrenceOverrides }: JsEvent): boolean {
  const paths = Object.values(recurrenceOverrides ?? {}).flatMap((patch) => Object.keys(patch));
  return !Object.values(participants ?? {}).some(isRoom) && !paths.some((path) => path.startsWith("participants"));
}

/** What takes back a change, if anything does: `now` is what the change was answered with. */
export function undoOf(before: Kept, now: Kept, again: () => Promise<void>) {
  const [was, is] = [eventOf(before), eventOf(now)];
  const split = now.event_id !== before.event_id;
  if (!isQuiet(was) || !isQuiet(is) || before.calendar_id !== now.calendar_id) return undefined;
  const patch = split ? {} : restoring(was, is);
  if (patch === null || (split && (was.participants || is.participants))) return undefined;
  const run = async () => {
    try {
      const done = split ? await joined(before, now) : await change(now, patch, "all", null);
      if (done) toast(words.event.takenBack);
      else toast(words.event.changedSince, "bad");
    } catch (error) {
      regret(error);
    }
    await again();
  };
  return { label: words.event.undo, run: () => void run() };
}

/** One series of the two that it became, if nobody did anything to either since. */
async function joined(before: Kept, later: Kept): Promise<boolean> {
  const path = ({ calendar_id, event_id }: Kept) => ({ calendar_id, event_id });
  const match = ({ modseq = 0 }: Kept) => ({ "If-Match": `"${modseq}"` });
  const at = "/api/agenda/calendars/{calendar_id}/events/{event_id}";
  const [first, second] = await Promise.all([
    call("get", at, { path: path(before) }),
    call("get", at, { path: path(later) }),
  ]);
  const patch = restoring(eventOf(before), eventOf(first));
  const touched = patch === null || Object.keys(patch).some((name) => !SPLIT.includes(name));
  if (touched || second.modseq !== later.modseq) return false;
  await change(first, patch, "all", null); // before the other goes: of what fails between, nothing is lost
  await call("delete", at, { path: path(later), headers: match(later) });
  return true;
}
