/** Days of a calendar, written `2026-11-23`: they have no zone, and no time of day. */

export type Day = string;

const LENGTH = 86_400_000;

function at(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function written(moment: number): Day {
  return new Date(moment).toISOString().slice(0, 10);
}

export function isDay(text: string | null | undefined): text is Day {
  return (
    typeof text === "string" &&
    /^[12]\d{3}-\d\d-\d\d$/.test(text) &&
    !Number.isNaN(at(text)) &&
    written(at(text)) === text
  );
}

/** So many days later, or earlier. */
export function plus(day: Day, days: number): Day {
  return written(at(day) + days * LENGTH);
}

/** How many days lie between. */
export function between(first: Day, second: Day): number {
  return Math.round((at(second) - at(first)) / LENGTH);
}

/** 1 for Monday to 7 for Sunday. */
export function weekday(day: Day): number {
  return new Date(at(day)).getUTCDay() || 7;
}

/** The first day of its month. */
export function first(day: Day): Day {
  return `${day.slice(0, 8)}01`;
}

/** The same day so many months later, or the last one that the month has. */
export function months(day: Day, count: number): Day {
  const month = new Date(at(first(day)));
  month.setUTCMonth(month.getUTCMonth() + count);
  const start = written(month.getTime());
  month.setUTCMonth(month.getUTCMonth() + 1);
  const last = plus(written(month.getTime()), -1);
  const same = start.slice(0, 8) + day.slice(8);
  return same < last ? same : last;
}

/** The seven days around one, from whichever day the week begins on. */
export function week(day: Day, begins: number): readonly Day[] {
  const start = plus(day, -((weekday(day) - begins + 7) % 7));
  return Array.from({ length: 7 }, (_, each) => plus(start, each));
}

/** The six weeks that show a month, with the ends of its neighbours: six always, so that nothing jumps. */
export function weeks(day: Day, begins: number): readonly (readonly Day[])[] {
  return Array.from({ length: 6 }, (_, each) => week(plus(first(day), each * 7), begins));
}
