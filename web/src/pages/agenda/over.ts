/** Whether nothing of an event is to come. Pure. */

import { type Day, first, months, plus, weekday } from "~/times/days";
import { moment, wall } from "~/times/zoned";
import { dayOf, isLast, nth } from "./details/custom";
import { ending, type JsEvent, lasting, occurrence, type Rule } from "./event";

/** What rules may say of which is known here to which days it comes. */
const KNOWN = new Set(["@type", "frequency", "interval", "count", "until", "firstDayOfWeek"]);
const LISTS = new Set(["byDay", "byMonthDay", "byMonth", "bySetPosition"]);
/** So many days are looked at. */
const MOST = 40_000;
const LONG: Readonly<Record<string, number>> = { daily: 1, weekly: 7, monthly: 31, yearly: 366 };

/** Where it cannot be worked out when its last time is, it is not over. */
export function isOver(event: JsEvent, now: number): boolean {
  const zone = event.timeZone ?? "UTC";
  const ended = (one: JsEvent) => moment(ending(one), one.timeZone ?? "UTC") <= now;
  const overrides = event.recurrenceOverrides ?? {};
  const otherwise = Object.entries(overrides).flatMap(([at, patch]) => (patch["excluded"] ? [] : at));
  const plain = event.start in overrides ? [] : [event];
  if (![...plain, ...otherwise.map((at) => occurrence(event, at))].every(ended)) return false;
  const { days, seconds } = lasting(event.duration);
  const since = plus(wall(now, zone).slice(0, 10), -days - Math.ceil(seconds / 86_400) - 1);
  return (event.recurrenceRules ?? []).every((rule) => {
    const coming = daysOf(rule, event.start.slice(0, 10));
    if (coming === null) return typeof rule.until === "string" && ended({ ...event, start: rule.until });
    let [count, looked] = [0, 0];
    for (const some of coming) {
      looked += LONG[rule.frequency] ?? MOST;
      if (looked > MOST) return false;
      for (const day of some) {
        const start = `${day}${event.start.slice(10)}`;
        if (start < event.start) continue;
        if (rule.until && start > rule.until) return true;
        if (day >= since && !(start in overrides) && !ended({ ...event, start })) return false;
        count += 1;
        if (count === rule.count) return true;
      }
    }
    return false;
  });
}

/** The days that a rule comes to, week by week or month by month, for as long as anybody asks; `null` if it says more. */
function daysOf(rule: Rule, start: Day): Iterable<readonly Day[]> | null {
  const said = Object.keys(rule).filter((each) => rule[each] !== null && !KNOWN.has(each));
  const { frequency, interval = 1, byDay, byMonthDay, byMonth, bySetPosition } = rule;
  const all = said.every((each) => LISTS.has(each)) && (byMonth ?? []).every((each) => /^\d+$/.test(each));
  const nths = (byDay ?? []).some(({ nthOfPeriod }) => nthOfPeriod);
  const monthly = frequency === "monthly" || (frequency === "yearly" && (byMonth || !byDay));
  const plain = frequency === "daily" || (frequency === "weekly" && !byMonthDay);
  if (!all || !(monthly || (plain && !nths))) return null;
  const within = (day: Day) => {
    if (byMonth && !byMonth.some((each) => Number(each) === Number(day.slice(5, 7)))) return false;
    if (byMonthDay && !byMonthDay.some((each) => isDate(day, each))) return false;
    if (byDay) return byDay.some((each) => each.day === dayOf(day) && isNth(day, each.nthOfPeriod ?? 0));
    if (frequency === "weekly") return dayOf(day) === dayOf(start);
    return frequency === "daily" || Boolean(byMonthDay) || day.slice(8) === start.slice(8);
  };
  const month = byMonth || frequency !== "yearly" ? null : start.slice(5, 7);
  return picked(
    periods(frequency, interval, start, rule.firstDayOfWeek ?? "mo"),
    (day) => within(day) && (month === null || day.slice(5, 7) === month),
    bySetPosition ?? null,
  );
}

function* picked(
  all: Iterable<readonly Day[]>,
  within: (day: Day) => boolean,
  positions: readonly number[] | null,
): Iterable<readonly Day[]> {
  for (const period of all) {
    const days = period.filter(within);
    yield positions === null
      ? days
      : days.filter((_, at) => positions.includes(at + 1) || positions.includes(at - days.length));
  }
}

/** The days of each period in which it may come, one after the other. */
function* periods(unit: string, interval: number, start: Day, begins: string): Iterable<readonly Day[]> {
  const week = plus(start, -((weekday(start) - weekday(dayNamed(begins)) + 7) % 7));
  const run = (from: Day, until: Day) => {
    const days: Day[] = [];
    for (let day = from; day < until; day = plus(day, 1)) days.push(day);
    return days;
  };
  for (let each = 0; ; each += interval) {
    if (unit === "daily") yield [plus(start, each)];
    else if (unit === "weekly") yield run(plus(week, each * 7), plus(week, each * 7 + 7));
    else if (unit === "monthly") yield run(months(first(start), each), months(first(start), each + 1));
    else
      yield run(months(`${start.slice(0, 4)}-01-01`, each * 12), months(`${start.slice(0, 4)}-01-01`, (each + 1) * 12));
  }
}

/** Some day of that name. */
function dayNamed(name: string): Day {
  return (
    [0, 1, 2, 3, 4, 5, 6].map((each) => plus("2026-11-23", each)).find((each) => dayOf(each) === name) ?? "2026-11-23"
  );
}

function isDate(day: Day, date: number): boolean {
  return date > 0 ? Number(day.slice(8)) === date : plus(months(first(day), 1), date) === day;
}

function isNth(day: Day, which: number): boolean {
  if (which === 0) return true;
  if (which > 0) return nth(day) === which;
  return isLast(plus(day, 7 * (-1 - which))) && first(plus(day, 7 * (-1 - which))) === first(day);
}
