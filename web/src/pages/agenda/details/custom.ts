/** A rule as people put it together: every so many weeks or months, and on which of their days. */

import { type Day, first, months, plus, weekday } from "~/times/days";
import type { Nth, Rule } from "../event";

export const DAYS = ["mo", "tu", "we", "th", "fr", "sa", "su"] as const;
export const WORKDAYS = DAYS.slice(0, 5);
export const UNITS = ["daily", "weekly", "monthly", "yearly"] as const;

/** On which day of its month: that date, the second Tuesday, the last Tuesday, the last day, the last workday. */
export type Way = "date" | "nth" | "last" | "end" | "workday";

export interface Custom {
  every: string;
  unit: string;
  /** Of a week: `mo th`. */
  days: string;
  way: string;
}

export function dayOf(day: Day): string {
  return DAYS[weekday(day) - 1] ?? "mo";
}

/** Which of its kind a day is in its month, from 1. */
export function nth(day: Day): number {
  return Math.ceil(Number(day.slice(8)) / 7);
}

export function isLast(day: Day): boolean {
  return first(plus(day, 7)) !== first(day);
}

/** The ways that make sense for what begins on a day. */
export function waysOf(day: Day): readonly Way[] {
  const nths: readonly Way[] = nth(day) < 5 ? ["nth"] : [];
  return ["date", ...nths, ...(isLast(day) ? (["last"] as const) : []), "end", "workday"];
}

/** The way that is meant: what makes no sense for the day is by its date. */
export function wayOf({ way }: Pick<Custom, "way">, day: Day): Way {
  return waysOf(day).find((each) => each === way) ?? "date";
}

export function chosenDays(days: string): readonly string[] {
  return DAYS.filter((each) => days.split(" ").includes(each));
}

export function customRule(custom: Custom, day: Day): Rule {
  const interval = Number(custom.every);
  const base: Rule = { "@type": "RecurrenceRule", frequency: custom.unit, ...(interval > 1 && { interval }) };
  if (custom.unit === "weekly") {
    return { ...base, byDay: chosenDays(custom.days).map((each): Nth => ({ "@type": "NDay", day: each })) };
  }
  if (custom.unit !== "monthly" && custom.unit !== "yearly") return base;
  const way = wayOf(custom, day);
  if (way === "date") return base;
  const of = custom.unit === "yearly" ? { byMonth: [String(Number(day.slice(5, 7)))] } : {};
  const on = (nthOfPeriod: number) => ({ byDay: [{ "@type": "NDay" as const, day: dayOf(day), nthOfPeriod }] });
  switch (way) {
    case "nth":
      return { ...base, ...of, ...on(nth(day)) };
    case "last":
      return { ...base, ...of, ...on(-1) };
    case "end":
      return { ...base, ...of, byMonthDay: [-1] };
    case "workday":
      return { ...base, ...of, byDay: WORKDAYS.map((each) => ({ "@type": "NDay", day: each })), bySetPosition: [-1] };
  }
}

/** What could be chosen here to come to a rule, if anything could: `same` says whether two rules come to one. */
export function customOf(rule: Rule, day: Day, same: (one: Rule, other: Rule) => boolean): Custom | null {
  const days = (rule.byDay ?? []).map((each) => each.day);
  const whole = { every: String(rule.interval ?? 1), unit: rule.frequency, days: days.join(" ") || dayOf(day) };
  if (!UNITS.some((each) => each === rule.frequency)) return null;
  const ways = rule.frequency === "monthly" || rule.frequency === "yearly" ? waysOf(day) : ["date"];
  const way = ways.find((each) => same(customRule({ ...whole, way: each }, day), rule));
  return way === undefined ? null : { ...whole, way };
}

function lastOf(month: Day): Day {
  return plus(months(first(month), 1), -1);
}

function lastWorkday(month: Day): Day {
  const last = lastOf(month);
  return plus(last, -Math.max(0, weekday(last) - 5));
}

/** The first day from one on that a rule comes to: what would begin on another begins then. */
export function firstOn(custom: Custom, day: Day): Day {
  if (custom.unit === "weekly") {
    const chosen = chosenDays(custom.days);
    if (chosen.length === 0) return day;
    const ahead = [0, 1, 2, 3, 4, 5, 6].find((days) => chosen.includes(dayOf(plus(day, days))));
    return plus(day, ahead ?? 0);
  }
  if (custom.unit !== "monthly" && custom.unit !== "yearly") return day;
  const way = wayOf(custom, day);
  if (way === "end") return lastOf(day);
  if (way !== "workday") return day;
  const last = lastWorkday(day);
  return last >= day ? last : lastWorkday(months(first(day), 1));
}
