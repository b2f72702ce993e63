/** What is done to events: each with what was seen before, so that nobody's change is lost. */

import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { toast } from "~/design/toasts";
import { regret } from "~/frame/deeds";
import type { Patch } from "~/frame/versions/patched";
import { words } from "~/texts/agenda";
import type { JsEvent } from "./event";

export type Kept = Schemas["CalendarEvent"];
export type Span = "this" | "following" | "all";

export function eventOf({ event }: Kept): JsEvent {
  return event as unknown as JsEvent;
}

function pathOf({ calendar_id, event_id }: Kept) {
  return { calendar_id, event_id };
}

function match({ modseq = 0 }: Kept) {
  return { "If-Match": `"${modseq}"` };
}

/** Say something else of an event: of one of its times, of that and what follows, or of all. */
export async function change(kept: Kept, patch: Patch, span: Span, at: string | null): Promise<Kept> {
  const query = span === "all" || at === null ? {} : { span, recurrence_id: at };
  const said = { path: pathOf(kept), headers: match(kept), query, body: patch };
  return call("patch", "/api/agenda/calendars/{calendar_id}/events/{event_id}", said);
}

export async function moveTo(kept: Kept, calendar: string): Promise<Kept> {
  const said = { path: pathOf(kept), headers: match(kept), body: { calendar_id: calendar } };
  return call("post", "/api/agenda/calendars/{calendar_id}/events/{event_id}/move", said);
}

/** Take it away, and offer to bring it back. */
export async function remove(kept: Kept, span: Span, at: string | null, again: () => Promise<void>): Promise<void> {
  const query = span === "all" || at === null ? {} : { span, recurrence_id: at };
  await call("delete", "/api/agenda/calendars/{calendar_id}/events/{event_id}", {
    path: pathOf(kept),
    headers: match(kept),
    query,
  });
  await again();
  const undo = async () => {
    try {
      await bringBack(kept, span === "all" || at === null);
      toast(words.event.restored);
      await again();
    } catch (error) {
      regret(error);
    }
  };
  toast(words.event.removed, "good", { label: words.event.undo, run: () => void undo() });
}

async function bringBack(kept: Kept, all: boolean): Promise<void> {
  const path = pathOf(kept);
  if (all) {
    await call("post", "/api/agenda/calendars/{calendar_id}/trash/{event_id}/restore", { path });
    return;
  }
  const { recurrenceRules = null, recurrenceOverrides = null } = eventOf(kept);
  const body = { recurrenceRules, recurrenceOverrides };
  await call("patch", "/api/agenda/calendars/{calendar_id}/events/{event_id}", { path, body });
}
