/** Events and tasks that were made of each other: each says what the other is called everywhere, in `relatedTo`. */

import { call } from "~/api/call";
import { Problem } from "~/api/problems";
import type { Schemas } from "~/api/types";
import { all } from "~/frame/pages";

type Kept = Schemas["CalendarEvent"];
type Stored = Schemas["StoredTask"];

export type Relations = Readonly<Record<string, { relation?: Readonly<Record<string, boolean>> | null }>>;

/** In so many calendars or projects is looked. */
const MOST = 40;
const HOUSE = "3a3f3b5e6d0c4d0f9a3e5f2a8c1b7d40";

/** What stands beside it, not over or under it. */
export function siblings(relatedTo: Relations | null | undefined): readonly string[] {
  return Object.entries(relatedTo ?? {}).flatMap(([uid, { relation }]) => (relation?.["sibling"] ? [uid] : []));
}

/** The id that the event of a uid has in every calendar (a UUID of version 5). */
export async function eventIdOf(uid: string): Promise<string> {
  const house = Uint8Array.from(HOUSE.match(/../g) ?? [], (each) => Number.parseInt(each, 16));
  const name = new TextEncoder().encode(`event\x1f${uid}`);
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-1", new Uint8Array([...house, ...name]))).slice(0, 16);
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x50;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = [...hash].map((each) => each.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/** What is there of something that may be in any of them; what one does not see is not. */
async function there<T>(asked: readonly Promise<T>[]): Promise<readonly T[]> {
  const found = await Promise.all(
    asked.map((each) =>
      each.catch((error: unknown) => {
        if (error instanceof Problem && (error.status === 404 || error.status === 403)) return null;
        throw error;
      }),
    ),
  );
  return found.flatMap((each) => (each === null ? [] : [each]));
}

/** The tasks that were made of an event, or the one that it is time for. */
export async function tasksOf(relatedTo: Relations | null | undefined): Promise<readonly Stored[]> {
  const uids = siblings(relatedTo);
  if (uids.length === 0) return [];
  const projects = await all((query) => call("get", "/api/agenda/projects", { query }));
  const ids = projects.slice(0, MOST).map(({ project_id }) => project_id);
  return there(
    uids.flatMap((task_id) =>
      ids.map((project_id) =>
        call("get", "/api/agenda/projects/{project_id}/tasks/{task_id}", { path: { project_id, task_id } }),
      ),
    ),
  );
}

/** The events in which a task is done, or the one that it was made of: each once, the earliest first. */
export async function eventsOf(relatedTo: Relations | null | undefined): Promise<readonly Kept[]> {
  const uids = siblings(relatedTo);
  if (uids.length === 0) return [];
  const calendars = await all((query) => call("get", "/api/agenda/calendars", { query }));
  const ids = calendars.slice(0, MOST).map(({ calendar_id }) => calendar_id);
  const events = await Promise.all(uids.map(eventIdOf));
  const found = await there(
    events.flatMap((event_id) =>
      ids.map((calendar_id) =>
        call("get", "/api/agenda/calendars/{calendar_id}/events/{event_id}", { path: { calendar_id, event_id } }),
      ),
    ),
  );
  const unique = new Map([...found].reverse().map((each) => [each.event_id, each]));
  const start = ({ event }: Kept) => String((event as { start?: string }).start ?? "");
  return [...unique.values()].sort((one, other) => (start(one) < start(other) ? -1 : 1));
}
