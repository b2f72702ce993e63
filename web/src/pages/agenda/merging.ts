/** Two change an event at the same time: whether what one changed is what the other changed. */

import type { JsEvent } from "./event";
import type { Patch, Span } from "./writing";

/** What means something only together. */
const TIMES = ["start", "duration", "timeZone", "showWithoutTime", "recurrenceRules"];
/** What says which times there are at all, of which one is meant. */
const SERIES = ["start", "timeZone", "showWithoutTime", "recurrenceRules"];

/** Two versions of an event, of which the later is somebody else's. */
export interface Versions {
  before: JsEvent;
  now: JsEvent;
}

/** Whether a change says something of what was changed otherwise meanwhile. What was not can be laid upon it. */
export function clashes(patch: Patch, { before, now }: Versions): boolean {
  const paths = Object.keys(patch);
  const both = paths.some((path) => TIMES.includes(path)) ? [...paths, ...TIMES] : paths;
  return both.some((path) => {
    const [was, is] = [valueAt(before, path), valueAt(now, path)];
    return !same(was, is) && !(path in patch && !TIMES.includes(path) && same(is, patch[path]));
  });
}

/** Whether the time of a series that is meant may be another by now. */
export function moved({ before, now }: Versions, span: Span): boolean {
  const said = span === "following" ? [...SERIES, "recurrenceOverrides"] : SERIES;
  return span !== "all" && said.some((path) => !same(valueAt(before, path), valueAt(now, path)));
}

const NOWHERE = "nowhere"; // what it would stand in is gone

function valueAt(event: JsEvent, path: string): unknown {
  const parts = path.split("/").map((each) => each.replaceAll("~1", "/").replaceAll("~0", "~"));
  const last = parts.pop() ?? path;
  let within: unknown = event;
  for (const part of parts) {
    within = (within as Record<string, unknown>)[part];
    if (typeof within !== "object" || within === null) return NOWHERE;
  }
  return (within as Record<string, unknown>)[last] ?? null;
}

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one ?? null)) === JSON.stringify(sorted(other ?? null));
}

/** The same whatever the order in which it was written. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, each]) => [name, sorted(each)]);
}
