/** Where in the agenda one is, as the address says: letters and bookmarks lead there. */

import { type Day, isDay } from "~/times/days";

export const VIEWS = ["day", "week", "month", "list"] as const;
export type View = (typeof VIEWS)[number];

export interface Place {
  view: View;
  day: Day;
  /** The event that is open, and which of its times. */
  event: { calendar: string; event: string; at: string | null } | null;
  /** What is looked for; nothing is, unless somebody searches. */
  q?: string | null;
}

const ID = /^[0-9a-f-]{36}$/;
const MOMENT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/;

/** `?view=week&day=2026-11-23&event=<calendar>/<event>&at=<occurrence>`; whatever makes no sense is as if not said. */
export function placeOf(search: string, usual: View, today: Day): Place {
  const asked = new URLSearchParams(search);
  const view = VIEWS.find((each) => each === asked.get("view")) ?? usual;
  const day = asked.get("day");
  const [calendar = "", event = ""] = (asked.get("event") ?? "").split("/");
  const at = asked.get("at");
  const open = ID.test(calendar) && ID.test(event);
  const q = asked.get("q");
  return {
    view,
    ...(q !== null && { q: q.slice(0, 200) }),
    day: isDay(day) ? day : today,
    event: open ? { calendar, event, at: at !== null && MOMENT.test(at) ? at : null } : null,
  };
}

export function searchOf({ view, day, event, q }: Place): string {
  const said = new URLSearchParams({ view, day });
  if (event) said.set("event", `${event.calendar}/${event.event}`);
  if (event?.at) said.set("at", event.at);
  if (q !== undefined && q !== null) said.set("q", q);
  return said.toString().replaceAll("%2F", "/").replaceAll("%3A", ":");
}
