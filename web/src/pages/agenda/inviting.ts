/** Who is invited, and what is booked: what a form holds of it, and what an event says of it. */

import { addressOf, type JsEvent, type Participant } from "./event";

type Patch = Record<string, unknown>;

/** A room or a resource, which is invited like anybody. */
export interface Booked {
  address: string;
  name: string;
  /** As participants say it: `location` or `resource`. */
  kind: string;
}

export function isRoom({ kind }: Participant): boolean {
  return kind === "location" || kind === "resource";
}

function others(event: JsEvent): readonly (readonly [string, Participant])[] {
  return Object.entries(event.participants ?? {}).filter(([, { roles }]) => !roles?.["owner"]);
}

/** Who is invited, but not who invites. */
export function guestsOf(event: JsEvent): readonly string[] {
  return others(event)
    .filter(([, each]) => !isRoom(each))
    .map(([, each]) => addressOf(each))
    .filter(Boolean);
}

export function roomsOf(event: JsEvent): readonly Booked[] {
  return others(event)
    .filter(([, each]) => isRoom(each) && addressOf(each) !== "")
    .map(([, each]) => ({
      address: addressOf(each),
      name: each.name ?? addressOf(each),
      kind: each.kind ?? "location",
    }));
}

export function roomsIn(value: string): readonly Booked[] {
  return value === "" ? [] : JSON.parse(value);
}

/** As a form holds them: nothing if there are none, so that what was not changed is the same. */
export function booking(rooms: readonly Booked[]): string {
  return rooms.length === 0 ? "" : JSON.stringify(rooms);
}

export function addresses(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

const ASKED = { "@type": "Participant", roles: { attendee: true }, expectReply: true } as const;

/** All that take part by what was typed, each as an event says it. */
function wanted(guests: string, rooms: string): ReadonlyMap<string, Patch> {
  const people = addresses(guests).map((email) => [email, { ...ASKED, email, sendTo: sentTo(email) }] as const);
  const things = roomsIn(rooms).map(
    ({ address, name, kind }) => [address, { ...ASKED, name, kind, email: address, sendTo: sentTo(address) }] as const,
  );
  return new Map([...people, ...things].map(([address, said]) => [address.toLowerCase(), said]));
}

function sentTo(address: string) {
  return { imip: `mailto:${address}` };
}

/** Who takes part in what is new, if anybody does. */
export function participants(guests: string, rooms: string): Patch | null {
  const all = [...wanted(guests, rooms).values()];
  return all.length > 0 ? Object.fromEntries(all.map((each, at) => [`g${at + 1}`, each])) : null;
}

/** Whoever is added is invited, nobody a second time; whoever is taken off the list is so. */
export function invited(event: JsEvent, guests: string, rooms: string): Patch {
  const all = wanted(guests, rooms);
  const known = new Map(others(event).map(([id, each]) => [addressOf(each).toLowerCase(), id]));
  const coming = [...all].filter(([each]) => !known.has(each)).map(([, said]) => said);
  const going = [...known].filter(([each]) => each !== "" && !all.has(each));
  const free = (at: number) => `g${Date.now().toString(36)}${at}`;
  if (!event.participants) return { participants: Object.fromEntries(coming.map((each, at) => [free(at), each])) };
  return {
    ...Object.fromEntries(going.map(([, id]) => [`participants/${id}`, null])),
    ...Object.fromEntries(coming.map((each, at) => [`participants/${free(at)}`, each])),
  };
}
