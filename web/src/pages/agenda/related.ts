/** Events and tasks that were made of each other: each says what the other is called everywhere, in `relatedTo`. */

import { call } from "~/api/call";
import type { Schemas } from "~/api/types";

type Kept = Schemas["CalendarEvent"];
type Stored = Schemas["StoredTask"];
type Found = Schemas["PlanningFound"];

export type Relations = Readonly<Record<string, { relation?: Readonly<Record<string, boolean>> | null }>>;

/** So many are looked for at once, and so many at all: an event of others may name any number. */
const MOST = 10;
const ALL = 40;

/** What stands beside it, not over or under it. */
export function siblings(relatedTo: Relations | null | undefined): readonly string[] {
  return Object.entries(relatedTo ?? {}).flatMap(([uid, { relation }]) => (relation?.["sibling"] ? [uid] : []));
}

/** What is called so, wherever one sees it; what one does not see is not there. */
async function called(uids: readonly string[]): Promise<readonly Found[]> {
  const parts = Array.from({ length: Math.ceil(Math.min(uids.length, ALL) / MOST) }, (_, at) =>
    uids.slice(at * MOST, (at + 1) * MOST),
  );
  return Promise.all(parts.map((uid) => call("get", "/api/agenda/lookup", { query: { uid: [...uid] } })));
}

/** The tasks that were made of an event, or the one that it is time for. */
export async function tasksOf(relatedTo: Relations | null | undefined): Promise<readonly Stored[]> {
  return (await called(siblings(relatedTo))).flatMap(({ tasks }) => tasks);
}

/** The events in which a task is done, or the one that it was made of: each once, the earliest first. */
export async function eventsOf(relatedTo: Relations | null | undefined): Promise<readonly Kept[]> {
  const found = (await called(siblings(relatedTo))).flatMap(({ events }) => events);
  const unique = new Map([...found].reverse().map((each) => [each.event_id, each]));
  const start = ({ event }: Kept) => String((event as { start?: string }).start ?? "");
  return [...unique.values()].sort((one, other) => (start(one) < start(other) ? -1 : 1));
}
