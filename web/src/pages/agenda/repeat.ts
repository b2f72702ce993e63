/** How often something is: the usual choices, and any rule in plain words. */

import { words } from "~/texts/agenda";
import { type Day, months, plus } from "~/times/days";
import type { Saying } from "~/times/said";
import { DAYS, dayOf, isLast, nth, WORKDAYS } from "./details/custom";
import type { Nth, Rule } from "./event";

export { DAYS, nth };

export type Repeat = "daily" | "workdays" | "weekly" | "fortnightly" | "monthly" | "nth" | "last" | "yearly";

/** The rule that a choice means for what begins on that day. */
export function ruleOf(choice: Repeat, day: Day): Rule {
  const rule = (frequency: string, more: Partial<Rule> = {}): Rule => ({
    "@type": "RecurrenceRule",
    frequency,
    ...more,
  });
  const on = (nthOfPeriod: number): Partial<Rule> => ({ byDay: [{ "@type": "NDay", day: dayOf(day), nthOfPeriod }] });
  switch (choice) {
    case "daily":
      return rule("daily");
    case "workdays":
      return rule("weekly", { byDay: WORKDAYS.map((each) => ({ "@type": "NDay", day: each })) });
    case "weekly":
      return rule("weekly");
    case "fortnightly":
      return rule("weekly", { interval: 2 });
    case "monthly":
      return rule("monthly");
    case "nth":
      return rule("monthly", on(nth(day)));
    case "last":
      return rule("monthly", on(-1));
    case "yearly":
      return rule("yearly");
  }
}

/** The choices that make sense for a day. */
export function choices(day: Day): readonly Repeat[] {
  const every: readonly Repeat[] = ["daily", "workdays", "weekly", "fortnightly", "monthly"];
  return [...every, ...(nth(day) < 5 ? (["nth"] as const) : []), ...(isLast(day) ? (["last"] as const) : []), "yearly"];
}

/** Which choice rules are, or `other`: somebody has said it more exactly than we ask. */
export function choiceOf(rules: readonly Rule[] | null | undefined, day: Day): Repeat | "never" | "other" {
  if (!rules?.length) return "never";
  const [rule] = rules;
  if (rules.length > 1 || !rule) return "other";
  return choices(day).find((each) => alike(ruleOf(each, day), rule, day)) ?? "other";
}

/** Whether two rules come to the same for what begins on that day, however often that is. */
export function alike(one: Rule, other: Rule, day: Day): boolean {
  return plain(one, day) === plain(other, day);
}

/** What a rule comes to, whatever is said that goes without saying. */
function plain(rule: Rule, day: Day): string {
  const { until: _, count: __, "@type": ___, firstDayOfWeek: ____, rscale: _____, skip: ______, ...rest } = rule;
  const days = (rule.byDay ?? []).map(({ day: name, nthOfPeriod }) => `${nthOfPeriod ?? ""}${name}`).sort();
  const same = rule.frequency === "weekly" && days.length === 1 && days[0] === dayOf(day);
  const monthDays = rule.byMonthDay ?? [];
  const sameMonth = (rule.byMonth ?? []).every((each) => Number(each) === Number(day.slice(5, 7)));
  const sameDay =
    (rule.frequency === "monthly" || (rule.frequency === "yearly" && sameMonth)) &&
    monthDays.length === 1 &&
    monthDays[0] === Number(day.slice(8));
  const byMonth = rule.frequency === "yearly" && sameMonth && days.length === 0 && (sameDay || monthDays.length === 0);
  const said = Object.entries({
    ...rest,
    interval: rule.interval ?? 1,
    byDay: same ? [] : days,
    byMonthDay: sameDay ? [] : monthDays,
    byMonth: byMonth ? [] : (rule.byMonth ?? []),
  })
    .filter(([, value]) => value !== null && value !== undefined && !(Array.isArray(value) && value.length === 0))
    .sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify(said);
}

/** The day that weeks begin on where somebody is. */
export function weekOf(saying: Saying): string {
  return DAYS[saying.begins - 1] ?? "mo";
}

/** Days as they follow each other in a week that begins on one of them. */
function ordered(days: readonly Nth[], week: string): string {
  const known: readonly string[] = DAYS;
  const rank = (day: string) => (known.indexOf(day) - known.indexOf(week) + DAYS.length) % DAYS.length;
  return days
    .map(({ day }) => day)
    .sort((one, other) => rank(one) - rank(other))
    .join(" ");
}

/** `Every 2 weeks on Monday and Thursday, until May 3, 2027`. */
export function sentence(rule: Rule, start: Day, saying: Saying): string {
  const interval = rule.interval ?? 1;
  const said = words.rule;
  const days = rule.byDay ?? [];
  const name = ({ day, nthOfPeriod }: Nth) => {
    const called = saying.weekday(plus("2026-11-23", DAYS.indexOf(day as (typeof DAYS)[number])), "long");
    return nthOfPeriod ? said.nth(nthOfPeriod, called) : called;
  };
  const workdays = WORKDAYS.every((each) => days.some(({ day, nthOfPeriod }) => day === each && !nthOfPeriod));
  const position = rule.bySetPosition?.length === 1 ? rule.bySetPosition[0] : undefined;
  let on = "";
  if (days.length === 5 && workdays) on = position ? said.nthWorkday(position) : said.workdays;
  else if (days.length > 0) on = said.on(said.list(days.map(name)));
  else if (rule.byMonthDay?.length) on = said.onDays(said.list(rule.byMonthDay.map((each) => said.monthDay(each))));
  else if (rule.frequency === "weekly") on = said.on(saying.weekday(start, "long"));
  else if (rule.frequency === "monthly") on = said.onDays(said.monthDay(Number(start.slice(8))));
  else if (rule.frequency === "yearly") on = said.on(saying.date(start));
  const inMonths = rule.byMonth?.length
    ? said.in(said.list(rule.byMonth.map((each) => saying.monthName(months("2026-01-01", Number(each) - 1)))))
    : "";
  const end = rule.count ? said.count(rule.count) : rule.until ? said.until(saying.dated(rule.until.slice(0, 10))) : "";
  const week = rule.firstDayOfWeek ?? "mo";
  const otherwise = ordered(days, week) !== ordered(days, weekOf(saying));
  const odd = rule.frequency === "weekly" && interval > 1 && otherwise;
  const weeks = odd ? said.weeks(name({ day: week })) : "";
  return [said.every(rule.frequency, interval), on, inMonths].filter(Boolean).join(" ") + weeks + end;
}
