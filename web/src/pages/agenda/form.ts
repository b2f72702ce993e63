/** What a form holds of an event, and what it makes of one: only what was changed is ever written. */

import { between, type Day, plus } from "~/times/days";
import { isShown } from "~/times/zoned";
import { addressOf, ending, type JsEvent, lengthOf, type Rule } from "./event";
import { choiceOf, type Repeat, ruleOf } from "./repeat";

export interface Typed extends Readonly<Record<string, string>> {
  title: string;
  calendar: string;
  allDay: string;
  from: Day;
  fromTime: string;
  to: Day;
  toTime: string;
  /** Empty: wherever one is. */
  zone: string;
  repeat: string;
  ends: string;
  until: Day;
  count: string;
  place: string;
  call: string;
  guests: string;
  alerts: string;
  notes: string;
  busy: string;
  privacy: string;
}

type Patch = Record<string, unknown>;

export const USUAL = "usual";

/** What is typed before anybody types: an hour, beginning when somebody pointed at. */
export function fresh(start: string, end: string, allDay: boolean, calendar: string, zone: string): Typed {
  return {
    title: "",
    calendar,
    allDay: allDay ? "yes" : "",
    from: start.slice(0, 10),
    fromTime: start.slice(11, 16),
    to: end.slice(0, 10),
    toTime: end.slice(11, 16),
    zone,
    repeat: "never",
    ends: "never",
    until: plus(start.slice(0, 10), 30),
    count: "10",
    place: "",
    call: "",
    guests: "",
    alerts: USUAL,
    notes: "",
    busy: "busy",
    privacy: "public",
  };
}

/** An event as the form shows it. */
export function typed(event: JsEvent, calendar: string): Typed {
  const allDay = event.showWithoutTime === true;
  const end = ending(event);
  const from = event.start.slice(0, 10);
  const last = allDay && end.slice(0, 10) > from ? plus(end.slice(0, 10), -1) : end.slice(0, 10);
  const rule = event.recurrenceRules?.[0];
  const offsets = Object.values(event.alerts ?? {}).map(({ trigger }) => trigger.offset ?? "");
  return {
    title: event.title ?? "",
    calendar,
    allDay: allDay ? "yes" : "",
    from,
    fromTime: allDay ? "09:00" : event.start.slice(11, 16),
    to: last,
    toTime: allDay ? "10:00" : end.slice(11, 16),
    zone: event.timeZone ?? "",
    repeat: choiceOf(event.recurrenceRules, from),
    ends: rule?.count ? "after" : rule?.until ? "on" : "never",
    until: rule?.until?.slice(0, 10) ?? plus(from, 30),
    count: String(rule?.count ?? 10),
    place: Object.values(event.locations ?? {})[0]?.name ?? "",
    call: Object.values(event.virtualLocations ?? {})[0]?.uri ?? "",
    guests: guestsOf(event).join(", "),
    alerts:
      event.useDefaultAlerts || (offsets.length === 0 && event.useDefaultAlerts === undefined)
        ? USUAL
        : offsets.join(" "),
    notes: event.description ?? "",
    busy: event.freeBusyStatus ?? "busy",
    privacy: event.privacy ?? "public",
  };
}

/** Who is invited, but not who invites. */
export function guestsOf(event: JsEvent): readonly string[] {
  return Object.values(event.participants ?? {})
    .filter(({ roles }) => !roles?.["owner"])
    .map(addressOf)
    .filter(Boolean);
}

export function addresses(text: string): readonly string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
}

/** Whether clocks never show when it begins, or ends: in the night in which they are put forward. */
export function skipped({ allDay, from, fromTime, to, toTime, zone }: Typed, which: "begins" | "ends"): boolean {
  if (allDay || zone === "") return false;
  return !isShown(which === "begins" ? `${from}T${fromTime}:00` : `${to}T${toTime}:00`, zone);
}

/** When it is, as an event says it. */
function times({ allDay, from, fromTime, to, toTime, zone }: Typed) {
  if (allDay) {
    const days = Math.max(0, between(from, to)) + 1;
    return { start: `${from}T00:00:00`, duration: `P${days}D`, timeZone: null, showWithoutTime: true };
  }
  const start = `${from}T${fromTime}:00`;
  const timeZone = zone || null;
  return { start, duration: lengthOf(start, `${to}T${toTime}:00`, timeZone), timeZone, showWithoutTime: false };
}

function rules({ repeat, ends, until, count, from, allDay }: Typed): readonly Rule[] | null {
  if (repeat === "never" || repeat === "other") return null;
  const rule = ruleOf(repeat as Repeat, from);
  if (ends === "after") return [{ ...rule, count: Number(count) }];
  return [ends === "on" ? { ...rule, until: `${until}T${allDay ? "00:00:00" : "23:59:59"}` } : rule];
}

function participant(address: string) {
  return {
    "@type": "Participant",
    email: address,
    roles: { attendee: true },
    sendTo: { imip: `mailto:${address}` },
    expectReply: true,
  };
}

function alerted(alerts: string): Patch {
  if (alerts === USUAL) return { useDefaultAlerts: true, alerts: null };
  const all = alerts.split(" ").filter(Boolean);
  const each = all.map((offset, at) => [
    `a${at + 1}`,
    { "@type": "Alert", trigger: { "@type": "OffsetTrigger", offset } },
  ]);
  return { useDefaultAlerts: false, alerts: each.length > 0 ? Object.fromEntries(each) : null };
}

/** A new event of what was typed. */
export function made(form: Typed): Patch {
  const title = form.title.trim();
  const guests = addresses(form.guests);
  const whole: Patch = {
    title,
    ...times(form),
    recurrenceRules: rules(form),
    ...alerted(form.alerts),
    locations: form.place.trim() ? { place: { "@type": "Location", name: form.place.trim() } } : null,
    virtualLocations: form.call.trim() ? { call: { "@type": "VirtualLocation", uri: form.call.trim() } } : null,
    description: form.notes.trim() || null,
    participants:
      guests.length > 0 ? Object.fromEntries(guests.map((each, at) => [`g${at + 1}`, participant(each)])) : null,
    freeBusyStatus: form.busy === "busy" ? null : form.busy,
    privacy: form.privacy === "public" ? null : form.privacy,
  };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
}

/** What says when it is. */
export const MOMENTS = ["allDay", "from", "fromTime", "to", "toTime", "zone"] as const;
const REPEATS = ["repeat", "ends", "until", "count"] as const;

/** What is to be otherwise about an event of which that was shown before. */
export function changes(event: JsEvent, before: Typed, now: Typed): Patch {
  const patch: Patch = {};
  const other = (name: keyof Typed) => before[name] !== now[name];
  if (other("title")) patch["title"] = now.title.trim();
  if (MOMENTS.some(other)) {
    const was = times(before) as Patch;
    for (const [name, value] of Object.entries(times(now))) if (was[name] !== value) patch[name] = value;
  }
  const follows = now.repeat !== "never" && now.repeat !== "other" && other("from");
  if (REPEATS.some(other) || (follows && JSON.stringify(rules(before)) !== JSON.stringify(rules(now)))) {
    if (now.repeat !== "other") patch["recurrenceRules"] = rules(now);
  }
  if (other("place"))
    Object.assign(patch, pointed("locations", event.locations, now.place.trim(), "name", "Location", "place"));
  if (other("call"))
    Object.assign(
      patch,
      pointed("virtualLocations", event.virtualLocations, now.call.trim(), "uri", "VirtualLocation", "call"),
    );
  if (other("guests")) Object.assign(patch, invited(event, now.guests));
  if (other("alerts")) Object.assign(patch, alerted(now.alerts));
  if (other("notes")) patch["description"] = now.notes.trim();
  if (other("busy")) patch["freeBusyStatus"] = now.busy;
  if (other("privacy")) patch["privacy"] = now.privacy;
  return patch;
}

/** The first of several places (or calls) says something else; the others stay. */
function pointed(
  list: string,
  all: object | null | undefined,
  value: string,
  field: string,
  type: string,
  id: string,
): Patch {
  const [one] = Object.keys(all ?? {});
  if (one !== undefined) return value === "" ? { [`${list}/${one}`]: null } : { [`${list}/${one}/${field}`]: value };
  return value === "" ? {} : { [list]: { [id]: { "@type": type, [field]: value } } };
}

function invited(event: JsEvent, guests: string): Patch {
  const wanted = addresses(guests);
  const there = Object.entries(event.participants ?? {}).filter(([, { roles }]) => !roles?.["owner"]);
  const known = new Map(there.map(([id, each]) => [addressOf(each).toLowerCase(), id]));
  const coming = wanted.filter((each) => !known.has(each.toLowerCase()));
  const going = [...known].filter(([each]) => each !== "" && !wanted.some((one) => one.toLowerCase() === each));
  const free = (at: number) => `g${Date.now().toString(36)}${at}`;
  if (!event.participants)
    return { participants: Object.fromEntries(coming.map((each, at) => [free(at), participant(each)])) };
  return {
    ...Object.fromEntries(going.map(([, id]) => [`participants/${id}`, null])),
    ...Object.fromEntries(coming.map((each, at) => [`participants/${free(at)}`, participant(each)])),
  };
}

/** The same change said of all of a series, of which one time was changed: it begins by as much earlier or later. */
export function ofAll(patch: Patch, whole: JsEvent, at: string): Patch {
  const start = patch["start"];
  if (typeof start !== "string") return patch;
  const shift = Date.parse(`${start}Z`) - Date.parse(`${at}Z`);
  return { ...patch, start: new Date(Date.parse(`${whole.start}Z`) + shift).toISOString().slice(0, 19) };
}
