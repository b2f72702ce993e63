/** What reminds of an event, as a form holds it: each with how long before, and how. */

import { type Alert, type JsEvent, lasting } from "../event";

/** Nothing of its own: what the calendar says. */
export const USUAL = "usual";

export interface Reminder {
  /** What it is called in the event. */
  id: string;
  /** Nothing, if another program says it in a way that cannot be chosen here: it stays as it is. */
  offset: string | null;
  mail: boolean;
}

export const UNITS = ["minutes", "hours", "days", "weeks"] as const;
export type Unit = (typeof UNITS)[number];
const MINUTES: Readonly<Record<Unit, number>> = { minutes: 1, hours: 60, days: 1440, weeks: 10_080 };
const LONGEST = 31 * 1440;
const DAY = 1440;

export function remindersIn(value: string): readonly Reminder[] {
  return value === USUAL ? [] : JSON.parse(value);
}

export function held(reminders: readonly Reminder[]): string {
  return JSON.stringify(reminders);
}

/** As the form shows those of an event. */
export function remindersOf({ alerts, useDefaultAlerts }: JsEvent): string {
  const all = Object.entries(alerts ?? {});
  if (useDefaultAlerts || (all.length === 0 && useDefaultAlerts === undefined)) return USUAL;
  return held(all.map(([id, alert]) => ({ id, offset: offsetOf(alert), mail: alert.action === "email" })));
}

function offsetOf({ trigger: { offset, relativeTo } }: Alert): string | null {
  return offset === undefined || relativeTo === "end" || minutesOf(offset) === null ? null : offset;
}

/** How long before it begins, in minutes; less than nothing if it is afterwards. */
export function minutesOf(offset: string): number | null {
  const { days, seconds } = lasting(offset);
  if (seconds % 60 !== 0) return null;
  const minutes = days * DAY + seconds / 60;
  return minutes === 0 || offset.startsWith("-") ? minutes : -minutes;
}

function offsetAt(before: number): string {
  if (before === 0) return "PT0S";
  const size = Math.abs(before);
  const sign = before > 0 ? "-" : "";
  if (size % DAY === 0) return `${sign}P${size / DAY}D`;
  return size % 60 === 0 ? `${sign}PT${size / 60}H` : `${sign}PT${size}M`;
}

/** `10 minutes before`, as two fields; nothing if it is after the beginning. */
export function partsOf(offset: string): { amount: number; unit: Unit } | null {
  const minutes = minutesOf(offset);
  if (minutes === null || minutes < 0) return null;
  const unit =
    minutes === 0 ? "minutes" : ([...UNITS].reverse().find((each) => minutes % MINUTES[each] === 0) ?? "minutes");
  return { amount: minutes / MINUTES[unit], unit };
}

export function offsetFrom(amount: number, unit: Unit): string {
  return offsetAt(amount * MINUTES[unit]);
}

/** Of what takes whole days: `1 day before at 09:00`. */
export function dayPartsOf(offset: string): { amount: number; unit: "days" | "weeks"; time: string } | null {
  const minutes = minutesOf(offset);
  if (minutes === null) return null;
  const days = Math.max(0, Math.ceil(minutes / DAY));
  const time = days * DAY - minutes;
  if (time >= DAY) return null;
  const two = (number: number) => String(number).padStart(2, "0");
  const weeks = days > 0 && days % 7 === 0;
  return {
    amount: weeks ? days / 7 : days,
    unit: weeks ? "weeks" : "days",
    time: `${two(Math.floor(time / 60))}:${two(time % 60)}`,
  };
}

export function dayOffsetFrom(amount: number, unit: "days" | "weeks", time: string): string {
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return offsetAt(amount * MINUTES[unit] - hours * 60 - minutes);
}

/** One more that is not there yet. */
export function another(reminders: readonly Reminder[], allDay: boolean): Reminder {
  const usual = allDay ? ["-PT15H", "PT9H", "-P6DT15H"] : ["-PT10M", "-PT30M", "-PT1H", "-P1D", "-PT5M", "PT0S"];
  const free = usual.find((each) => !reminders.some(({ offset }) => offset && minutesOf(offset) === minutesOf(each)));
  const taken = new Set(reminders.map(({ id }) => id));
  let number = 1;
  while (taken.has(`a${number}`)) number += 1;
  return { id: `a${number}`, offset: free ?? "-PT15M", mail: false };
}

/** What is wrong with them, if anything is. */
export function wrongWith(value: string): "tooFar" | "twice" | null {
  const all = remindersIn(value).flatMap(({ offset }) => (offset === null ? [] : [minutesOf(offset) ?? 0]));
  if (all.some((minutes) => minutes > LONGEST)) return "tooFar";
  return new Set(all).size < all.length ? "twice" : null;
}

/** What an event says of it; whatever was not changed stays as another program wrote it. */
export function alerted(value: string, before: JsEvent["alerts"]): Record<string, unknown> {
  if (value === USUAL) return { useDefaultAlerts: true, alerts: null };
  const all = remindersIn(value).map(({ id, offset, mail }) => {
    const was = before?.[id];
    if (was && offset === offsetOf(was) && mail === (was.action === "email")) return [id, was];
    const trigger = offset === null ? was?.trigger : { "@type": "OffsetTrigger", offset };
    return [id, { "@type": "Alert", trigger, action: mail ? "email" : "display" }];
  });
  return { useDefaultAlerts: false, alerts: all.length > 0 ? Object.fromEntries(all) : null };
}
