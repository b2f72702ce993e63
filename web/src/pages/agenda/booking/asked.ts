/** Booking pages of the workspace, what was booked on them, and who their hosts are. */

import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { useAsked } from "~/frame/asking";
import type { Me } from "~/frame/me";
import { all, onwards } from "~/frame/pages";
import type { Offer } from "./draft";

export type Page = Schemas["PageSettings"] & Offer;
export type Booking = Schemas["Booking"];
export type Member = Schemas["Member"];

export async function pages(): Promise<readonly Page[]> {
  return (await all((query) => call("get", "/api/agenda/pages", { query }))) as readonly Page[];
}

/** Whether one is told of what is booked there. */
export function isOwn({ owner, hosts }: Page, { person }: Me): boolean {
  return owner === person || hosts.some((each) => each.person === person);
}

/** Whether one may change it. */
export function mayChange({ owner }: Pick<Page, "owner">, { person, scopes }: Me): boolean {
  return (owner === person && scopes.includes("agenda:write")) || scopes.includes("agenda:manage");
}

/** A booking, and the page that it came by. */
export interface Coming {
  booking: Booking;
  page: Page;
}

/** Nothing is booked longer ahead than a year, so that nothing older than that still lies ahead. */
const FAR = 367 * 86_400_000;

/** What was booked on some pages and lies ahead, the next first. */
export async function coming(some: readonly Page[], now: number): Promise<readonly Coming[]> {
  const found = await Promise.all(some.map((page) => ahead(page, now)));
  return found.flat().toSorted((one, other) => (one.booking.begins < other.booking.begins ? -1 : 1));
}

export async function ahead(page: Page, now: number): Promise<readonly Coming[]> {
  const path = { slug: page.slug };
  let items: readonly Booking[] = [];
  for await (const some of onwards(
    (query) => call("get", "/api/agenda/pages/{slug}/bookings", { path, query }),
    null,
  )) {
    items = some.items;
    const eldest = items.at(-1);
    if (eldest && Date.parse(eldest.created) < now - FAR) break;
  }
  return items
    .filter(
      ({ status, ends }) =>
        status !== "cancelled" && status !== "declined" && status !== "lapsed" && Date.parse(ends) > now,
    )
    .map((booking) => ({ booking, page }));
}

/** What hosts are called; who may not look into the list of people knows only who they are themselves. */
export function useHostNames(hosts: readonly string[], me: Me): ReadonlyMap<string, string> {
  const wanted = [...new Set(hosts)].filter((person) => person !== me.person);
  const asked = useAsked(async () => {
    if (!me.scopes.includes("people:read")) return [];
    const ask = (person: string) => call("get", "/api/workspace/people/{person}", { path: { person } });
    const found = await Promise.allSettled(wanted.map(ask));
    return found.flatMap((each) => (each.status === "fulfilled" ? [each.value] : []));
  });
  return new Map([[me.person, me.name], ...(asked.found ?? []).map(({ person, name }) => [person, name] as const)]);
}
