/** What a form holds of an event, and what it makes of one: only what was changed is ever written. */

import { between, type Day, plus } from "~/times/days";
import { isShown } from "~/times/zoned";
import { attachedTo, attaching, keywords, keywordsOf, linked, links } from "./details/attached";
import { customOf, customRule, dayOf, firstOn } from "./details/custom";
import { alerted, remindersOf, USUAL } from "./details/reminders";
import { ending, type JsEvent, lengthOf, type Rule } from "./event";
import { booking, guestsOf, invited, participants, roomsOf } from "./inviting";
import { alike, choiceOf, type Repeat, ruleOf } from "./repeat";

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
  /** Of what is put together by hand: every so many, what, on which days of the week, or how in the month. */
  every: string;
  unit: string;
  days: string;
  way: string;
  /** The day that weeks begin on, which matters where every second one is meant. */
  week: string;
  ends: string;
  until: Day;
  count: string;
  place: string;
  call: string;
  guests: string;
  /** What they are told of why it changes. */
  words: string;
  rooms: string;
  alerts: string;
  notes: string;
  keywords: string;
  files: string;
  busy: string;
  privacy: string;
}

type Patch = Record<string, unknown>;

/** What is typed before anybody types: an hour, beginning when somebody pointed at. */
export function fresh(start: string, end: string, allDay: boolean, calendar: string, zone: string, week = "mo"): Typed {
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
    ...weekly(start.slice(0, 10)),
    week,
    ends: "never",
    until: plus(start.slice(0, 10), 30),
    count: "10",
    place: "",
    call: "",
    guests: "",
    words: "",
    rooms: "",
    alerts: USUAL,
    notes: "",
    keywords: "",
    files: "",
    busy: "busy",
    privacy: "public",
  };
}

/** What somebody begins with who puts a rule together. */
function weekly(day: Day) {
  return { every: "1", unit: "weekly", days: dayOf(day), way: "date" };
}

/** An event as the form shows it. */
export function typed(event: JsEvent, calendar: string, week = "mo"): Typed {
  const allDay = event.showWithoutTime === true;
  const end = ending(event);
  const from = event.start.slice(0, 10);
  const last = allDay && end.slice(0, 10) > from ? plus(end.slice(0, 10), -1) : end.slice(0, 10);
  const rule = event.recurrenceRules?.[0];
  const choice = choiceOf(event.recurrenceRules, from);
  const sole = event.recurrenceRules?.length === 1 ? rule : undefined;
  const custom = sole && customOf(sole, from, (one, other) => alike(one, other, from));
  return {
    title: event.title ?? "",
    calendar,
    allDay: allDay ? "yes" : "",
    from,
    fromTime: allDay ? "09:00" : event.start.slice(11, 16),
    to: last,
    toTime: allDay ? "10:00" : end.slice(11, 16),
    zone: event.timeZone ?? "",
    repeat: choice === "other" && custom ? "custom" : choice,
    ...(custom ?? weekly(from)),
    week: rule ? (rule.firstDayOfWeek ?? "mo") : week,
    ends: rule?.count ? "after" : rule?.until ? "on" : "never",
    until: rule?.until?.slice(0, 10) ?? plus(from, 30),
    count: String(rule?.count ?? 10),
    place: Object.values(event.locations ?? {})[0]?.name ?? "",
    call: Object.values(event.virtualLocations ?? {})[0]?.uri ?? "",
    guests: guestsOf(event).join(", "),
    words: "",
    rooms: booking(roomsOf(event)),
    alerts: remindersOf(event),
    notes: event.description ?? "",
    keywords: keywordsOf(event),
    files: attaching(attachedTo(event)),
    busy: event.freeBusyStatus ?? "busy",
    privacy: event.privacy ?? "public",
  };
}

/** Whether clocks never show when it begins, or ends: in the night in which they are put forward. */
export function skipped({ allDay, from, fromTime, to, toTime, zone }: Typed, which: "begins" | "ends"): boolean {
  if (allDay || zone === "") return false;
  return !isShown(which === "begins" ? `${from}T${fromTime}:00` : `${to}T${toTime}:00`, zone);
}

/** What begins on a day that its rule leaves out begins on the first that it comes to. */
export function settled(form: Typed): Typed {
  if (form.repeat !== "custom") return form;
  const from = firstOn(form, form.from);
  return from === form.from ? form : { ...form, from, to: plus(form.to, between(form.from, from)) };
}

/** When it is, as an event says it. */
export function times({ allDay, from, fromTime, to, toTime, zone }: Typed) {
  if (allDay) {
    const days = Math.max(0, between(from, to)) + 1;
    return { start: `${from}T00:00:00`, duration: `P${days}D`, timeZone: null, showWithoutTime: true };
  }
  const start = `${from}T${fromTime}:00`;
  const timeZone = zone || null;
  return { start, duration: lengthOf(start, `${to}T${toTime}:00`, timeZone), timeZone, showWithoutTime: false };
}

export function rules(form: Typed): readonly Rule[] | null {
  const { repeat, ends, until, count, from, allDay } = form;
  if (repeat === "never" || repeat === "other") return null;
  const plain = repeat === "custom" ? customRule(form, from) : ruleOf(repeat as Repeat, from);
  const some = plain.frequency === "weekly" && (plain.interval ?? 1) > 1;
  const rule = some && form.week !== "mo" ? { ...plain, firstDayOfWeek: form.week } : plain;
  if (ends === "after") return [{ ...rule, count: Number(count) }];
  return [ends === "on" ? { ...rule, until: `${until}T${allDay ? "00:00:00" : "23:59:59"}` } : rule];
}

/** A new event of what was typed. */
export function made(typed: Typed): Patch {
  const form = settled(typed);
  const title = form.title.trim();
  const whole: Patch = {
    title,
    ...times(form),
    recurrenceRules: rules(form),
    ...alerted(form.alerts, null),
    locations: form.place.trim() ? { place: { "@type": "Location", name: form.place.trim() } } : null,
    virtualLocations: form.call.trim() ? { call: { "@type": "VirtualLocation", uri: form.call.trim() } } : null,
    description: form.notes.trim() || null,
    participants: participants(form.guests, form.rooms),
    keywords: keywords(form.keywords),
    links: links(form.files),
    freeBusyStatus: form.busy === "busy" ? null : form.busy,
    privacy: form.privacy === "public" ? null : form.privacy,
  };
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
}

/** What says when it is. */
export const MOMENTS = ["allDay", "from", "fromTime", "to", "toTime", "zone"] as const;

const REPEATS = ["repeat", "every", "unit", "days", "way"] as const;

/** What is to be otherwise about an event of which that was shown before. */
export function changes(event: JsEvent, before: Typed, typed: Typed): Patch {
  const patch: Patch = {};
  const now = [...REPEATS, ...MOMENTS].some((name) => before[name] !== typed[name]) ? settled(typed) : typed;
  const other = (name: keyof Typed) => before[name] !== now[name];
  if (other("title")) patch["title"] = now.title.trim();
  if (MOMENTS.some(other)) {
    const was = times(before) as Patch;
    for (const [name, value] of Object.entries(times(now))) if (was[name] !== value) patch[name] = value;
  }
  const ruled = other("repeat") || JSON.stringify(rules(before)) !== JSON.stringify(rules(now));
  if (ruled && now.repeat !== "other") patch["recurrenceRules"] = rules(now);
  if (other("place"))
    Object.assign(patch, pointed("locations", event.locations, now.place.trim(), "name", "Location", "place"));
  if (other("call"))
    Object.assign(
      patch,
      pointed("virtualLocations", event.virtualLocations, now.call.trim(), "uri", "VirtualLocation", "call"),
    );
  if (other("guests") || other("rooms")) Object.assign(patch, invited(event, now.guests, now.rooms));
  if (other("alerts")) Object.assign(patch, alerted(now.alerts, event.alerts));
  if (other("notes")) patch["description"] = now.notes.trim();
  if (other("keywords")) patch["keywords"] = keywords(now.keywords);
  if (other("files")) Object.assign(patch, linked(event, before.files, now.files));
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

/** The same change said of all of a series, of which one time was changed: it begins by as much earlier or later. */
export function ofAll(patch: Patch, whole: JsEvent, at: string): Patch {
  const start = patch["start"];
  if (typeof start !== "string") return patch;
  const shift = Date.parse(`${start}Z`) - Date.parse(`${at}Z`);
  return { ...patch, start: new Date(Date.parse(`${whole.start}Z`) + shift).toISOString().slice(0, 19) };
}
