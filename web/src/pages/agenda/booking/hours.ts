/** When somebody is there: by the days of the week, and on some days otherwise. */

import type { Schemas } from "~/api/types";
import { words } from "~/texts/offering";

export type Host = Schemas["Host"];
export type Hours = Schemas["Hours"];
export type Window = Schemas["Window"];

export const WEEK = ["mo", "tu", "we", "th", "fr", "sa", "su"] as const;
export type Weekday = (typeof WEEK)[number];

export const MOST_WINDOWS = 24;

/** A week of which the days are called as in the API; any Monday tells what they are called by people. */
const MONDAY = 23;

export function dayOfWeek(day: Weekday): string {
  return `2026-11-${MONDAY + WEEK.indexOf(day)}`;
}

/** The weekdays from whichever the week begins on: 1 for Monday. */
export function weekFrom(begins: number): readonly Weekday[] {
  const start = (begins - 1) % 7;
  return [...WEEK.slice(start), ...WEEK.slice(0, start)];
}

/** One more part of a day: an hour after the last, as long as the day has room for it. */
export function another(windows: readonly Window[]): Window {
  const last = windows.at(-1);
  if (!last) return { begins: "09:00", ends: "17:00" };
  const hour = Number(last.ends.slice(0, 2));
  if (hour >= 23) return { begins: "00:00", ends: "01:00" };
  const two = (number: number) => String(Math.min(number, 24)).padStart(2, "0");
  return { begins: `${two(hour + 1)}:00`, ends: `${two(Math.min(hour + 5, 24))}:00` };
}

/** What is wrong with some hours of a day, in a sentence; `called` is what the day is. */
export function wrongWindows(windows: readonly Window[], called: string): string | null {
  const sorted = windows.toSorted((one, other) => (one.begins < other.begins ? -1 : 1));
  for (const [at, { begins, ends }] of sorted.entries()) {
    if (begins === "" || ends === "" || begins >= ends) return words.fields.badWindow(called);
    const before = sorted[at - 1];
    if (before && before.ends > begins) return words.fields.overlap(called);
  }
  return null;
}

export function wrongHours({ week = {}, exceptions = {} }: Hours, dayName: (day: string) => string): string | null {
  const days = [
    ...WEEK.map((day) => [dayName(dayOfWeek(day)), week[day] ?? []] as const),
    ...Object.entries(exceptions).map(([day, windows]) => [day, windows ?? []] as const),
  ];
  for (const [called, windows] of days) {
    const wrong = wrongWindows(windows, called);
    if (wrong) return wrong;
  }
  return null;
}

/** `24:00` is written as midnight where clocks are typed in. */
export function shownEnd(ends: string): string {
  return ends === "24:00" ? "00:00" : ends;
}

export function keptEnd(typed: string): string {
  return typed === "00:00" ? "24:00" : typed;
}
