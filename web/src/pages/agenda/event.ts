/** Events as JSCalendar writes them (RFC 8984), as far as people see them here. */

import { patched } from "~/frame/versions/patched";
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
  firstDayOfWeek?: string | null;
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
  scheduleUpdated?: string | null;
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

/** Whether nothing of it is to come, as far as that is said without working out its times; else it is not over. */
export function isOver(event: JsEvent, now: number): boolean {
  const ended = (one: JsEvent) => moment(ending(one), one.timeZone ?? "UTC") <= now;
  const otherwise = Object.keys(event.recurrenceOverrides ?? {}).map((at) => occurrence(event, at));
  const last = (event.recurrenceRules ?? []).map((rule) => rule.until ?? lastBy(rule, event.start));
  return [event, ...otherwise].every(ended) && last.every((at) => at !== null && ended({ ...event, start: at }));
}

/** By when a rule of days or weeks has come so often as it does: each of its periods has one of its times, or more. */
function lastBy({ frequency, interval, count, ...more }: Rule, start: string): string | null {
  const days = frequency === "daily" ? 1 : 7;
  const plain = ["@type", "firstDayOfWeek", ...(frequency === "weekly" ? ["byDay"] : [])];
  const known = frequency === "daily" || frequency === "weekly";
  if (!count || !known || Object.keys(more).some((name) => more[name] && !plain.includes(name))) return null;
  return plus(start.slice(0, 10), days * (interval ?? 1) * count) + start.slice(10);
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
