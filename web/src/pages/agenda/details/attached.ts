/** Files that belong to an event, and the words by which it is found. */

import type { JsEvent, Link } from "../event";

type Patch = Record<string, unknown>;

/** A file as a form holds it: what it is called in the event, and the link that says where it lies. */
export interface Attached {
  id: string;
  link: Link;
}

export function attachedIn(value: string): readonly Attached[] {
  return value === "" ? [] : JSON.parse(value);
}

export function attaching(files: readonly Attached[]): string {
  return files.length === 0 ? "" : JSON.stringify(files);
}

/** Its files, but no other pages that belong to it. */
export function attachedTo({ links }: JsEvent): readonly Attached[] {
  return Object.entries(links ?? {})
    .filter(([, { rel }]) => rel === "enclosure")
    .map(([id, link]) => ({ id, link }));
}

/** What is to be otherwise about its links. */
export function linked(event: JsEvent, before: string, now: string): Patch {
  const [was, is] = [attachedIn(before), attachedIn(now)];
  const gone = was.filter(({ id }) => !is.some((each) => each.id === id));
  const come = is.filter(({ id }) => !was.some((each) => each.id === id));
  const added = come.map(({ id, link }) => [id, link] as const);
  if (!event.links) return added.length > 0 ? { links: Object.fromEntries(added) } : {};
  return Object.fromEntries([
    ...gone.map(({ id }) => [`links/${id}`, null] as const),
    ...added.map(([id, link]) => [`links/${id}`, link] as const),
  ]);
}

/** Of a new event. */
export function links(value: string): Patch | null {
  const all = attachedIn(value);
  return all.length > 0 ? Object.fromEntries(all.map(({ id, link }) => [id, link])) : null;
}

export function keywordsOf({ keywords }: JsEvent): string {
  return Object.keys(keywords ?? {}).join(", ");
}

export function keywords(typed: string): Readonly<Record<string, true>> | null {
  const all = typed.split(",").map((each) => each.trim().replace(/\s+/g, " "));
  const found = all.filter((each) => each !== "").map((each) => [each, true] as const);
  return found.length > 0 ? Object.fromEntries(found) : null;
}

/** Where a file of ours lies: in which calendar, and by which hash. Files of others lie elsewhere. */
export function placeOf({ href }: Link): { calendar_id: string; file: string } | null {
  const [, calendar_id, file] = /\/api\/agenda\/calendars\/([0-9a-f-]{36})\/files\/([0-9a-f]{64})$/.exec(href) ?? [];
  return calendar_id && file ? { calendar_id, file } : null;
}
