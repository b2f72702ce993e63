/** What is done to events: each with what was seen before, so that nobody's change is lost. */

import { call } from "~/api/call";
import { sent } from "~/api/outbox";
import type { Schemas } from "~/api/types";
import { toast } from "~/design/toasts";
import { regret } from "~/frame/deeds";
import { outdated } from "~/frame/versions/merging";
import type { Patch } from "~/frame/versions/patched";
import { words } from "~/texts/agenda";
import type { JsEvent } from "./event";
import { hold } from "./holding";

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

function which(span: Span, at: string | null) {
  return span === "all" || at === null ? {} : { span, recurrence_id: at };
}

/** Say something else of an event: of one of its times, of that and what follows, or of all; and why, to its guests. */
export async function change(kept: Kept, patch: Patch, span: Span, at: string | null, comment = ""): Promise<Kept> {
  const query = { ...which(span, at), comment };
  const said = { path: pathOf(kept), headers: match(kept), query, body: patch };
  return call("patch", "/api/agenda/calendars/{calendar_id}/events/{event_id}", said);
}

export async function moveTo(kept: Kept, calendar: string): Promise<Kept> {
  const said = { path: pathOf(kept), headers: match(kept), body: { calendar_id: calendar } };
  return call("post", "/api/agenda/calendars/{calendar_id}/events/{event_id}/move", said);
}

interface Told {
  /** What is said when it is deleted, of what others are going to hear. */
  text: string;
  /** What they are told of why. */
  comment: string;
}

/** Take it away, and offer to bring it back; what others are told of is taken away when that time is over. */
export async function remove(
  kept: Kept,
  span: Span,
  at: string | null,
  again: () => Promise<void>,
  told: Told | null = null,
): Promise<void> {
  const query = { ...which(span, at), comment: told?.comment ?? "" };
  const path = pathOf(kept);
  const gone = (of: Kept) =>
    call("delete", "/api/agenda/calendars/{calendar_id}/events/{event_id}", { path, headers: match(of), query });
  const undo = async () => {
    try {
      await bringBack(kept, span === "all" || at === null);
      toast(words.event.restored);
      await again();
    } catch (error) {
      regret(error);
    }
  };
  if (told === null) {
    await sent(() => gone(kept));
    await again();
    return toast(words.event.removed, "good", { label: words.event.undo, run: () => void undo() });
  }
  const back = hold({ event: kept.event_id, span, at }, async () => {
    try {
      await sent(() => unanswered(kept, gone));
    } catch (error) {
      regret(error);
    }
    await again();
  });
  const run = () => (back() ? toast(words.telling.kept) : void undo());
  toast(told.text, "good", { label: words.event.undo, run });
}

/** With how it is by now, if all that came in between are answers of guests. */
async function unanswered(kept: Kept, deed: (of: Kept) => Promise<unknown>): Promise<void> {
  try {
    await deed(kept);
  } catch (error) {
    const now = outdated<Kept>(error);
    if (now === null || essence(now) !== essence(kept)) throw error;
    await deed(now);
  }
}

function essence(kept: Kept): string {
  const { title, start, duration, timeZone, recurrenceRules, locations, description } = eventOf(kept);
  return JSON.stringify([title, start, duration, timeZone, recurrenceRules, locations, description]);
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
