/** Events as JSCalendar writes them (RFC 8984), as far as people see them here. */

import { plus } from "~/times/days";
import { moment, wall } from "~/times/zoned";

export interface Nth {
  "@type"?: "NDay";
  day: string;
  nthOfPeriod?: number | null;
}

export interface Rule {
  "@type"?: "RecurrenceRule";
  frequency: string;
  interval?: number;
  byDay?: readonly Nth[] | null;
  byMonthDay?: readonly number[] | null;
  byMonth?: readonly string[] | null;
  bySetPosition?: readonly number[] | null;
  count?: number | null;
  until?: string | null;
  [other: string]: unknown;
}

export interface Participant {
  name?: string | null;
  kind?: string | null;
  email?: string | null;
  sendTo?: Readonly<Record<string, string>> | null;
  roles?: Readonly<Record<string, true>>;
  participationStatus?: string;
  participationComment?: string | null;
}

export interface Alert {
  trigger: { "@type"?: string; offset?: string; relativeTo?: string };
  action?: string;
}

export interface Link {
  "@type"?: "Link";
  href: string;
  rel?: string | null;
  title?: string | null;
  contentType?: string | null;
  size?: number | null;
}

export interface JsEvent {
  title?: string;
  description?: string;
  start: string;
  duration?: string;
  timeZone?: string | null;
  showWithoutTime?: boolean;
  locations?: Readonly<Record<string, { name?: string | null }>> | null;
  virtualLocations?: Readonly<Record<string, { uri: string; name?: string }>> | null;
  recurrenceRules?: readonly Rule[] | null;
  recurrenceOverrides?: Readonly<Record<string, Readonly<Record<string, unknown>>>> | null;
  participants?: Readonly<Record<string, Participant>> | null;
  replyTo?: Readonly<Record<string, string>> | null;
  alerts?: Readonly<Record<string, Alert>> | null;
  links?: Readonly<Record<string, Link>> | null;
  keywords?: Readonly<Record<string, true>> | null;
  useDefaultAlerts?: boolean;
  privacy?: string;
  freeBusyStatus?: string;
  status?: string;
  /** Whether somebody elsewhere invites to it, of whom was heard by letter. */
  "stoa:outside"?: boolean;
}

/** One time of a series as it is, with what was changed about that one. */
export function occurrence(event: JsEvent, at: string | null): JsEvent {
  if (at === null) return event;
  const { recurrenceOverrides, ...rest } = event;
  return patched({ ...rest, start: at }, recurrenceOverrides?.[at] ?? {});
}

/** What a patch makes of an event: values by their paths, and nothing where it says `null`. */
export function patched(event: JsEvent, patch: Readonly<Record<string, unknown>>): JsEvent {
  const made = structuredClone(event) as unknown as Record<string, unknown>;
  for (const [path, value] of Object.entries(patch)) {
    const parts = path.split("/").map((each) => each.replaceAll("~1", "/").replaceAll("~0", "~"));
    const last = parts.pop() ?? path;
    let within: Record<string, unknown> | undefined = made;
    for (const part of parts) {
      const next: unknown = within?.[part];
      within = typeof next === "object" && next !== null ? (next as Record<string, unknown>) : undefined;
    }
    if (!within) continue;
    if (value === null) delete within[last];
    else within[last] = value;
  }
  return made as unknown as JsEvent;
}

const LENGTH = /^(-)?P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** Days of the calendar, and seconds of a clock that nobody turns. */
export function lasting(duration: string | undefined): { days: number; seconds: number } {
  const [, , weeks, days, hours, minutes, seconds] = LENGTH.exec(duration ?? "") ?? [];
  const number = (text: string | undefined) => Number(text ?? 0);
  return {
    days: number(weeks) * 7 + number(days),
    seconds: number(hours) * 3600 + number(minutes) * 60 + number(seconds),
  };
}

/** What the clocks show when it ends. */
export function ending({ start, duration, timeZone }: JsEvent): string {
  const { days, seconds } = lasting(duration);
  const day = plus(start.slice(0, 10), days) + start.slice(10, 19);
  if (seconds === 0) return day;
  const zone = timeZone ?? "UTC";
  return wall(moment(day, zone) + seconds * 1000, zone);
}

/** From when to when the clocks show, as a duration. */
export function lengthOf(start: string, end: string, zone: string | null): string {
  const minutes = Math.max(0, Math.round((moment(end, zone ?? "UTC") - moment(start, zone ?? "UTC")) / 60_000));
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  if (minutes === 0) return "PT0S";
  return `PT${hours > 0 ? `${hours}H` : ""}${rest > 0 ? `${rest}M` : ""}`;
}

/** The address by which somebody is invited. */
export function addressOf({ email, sendTo }: Participant): string {
  const sent = Object.values(sendTo ?? {}).find((each) => each.toLowerCase().startsWith("mailto:"));
  return (email ?? sent?.slice("mailto:".length) ?? "").trim();
}
