/** What was done on which day, as pictures want it. */

import { type Day, plus, week } from "~/times/days";

export interface Tally {
  day: Day;
  done: number;
}

const WEEKS = 53;

/** The last two weeks up to today, those on which nothing was done among them. */
export function fortnight(done: ReadonlyMap<Day, number>, now: Day): readonly Tally[] {
  return Array.from({ length: 14 }, (_, each) => {
    const day = plus(now, each - 13);
    return { day, done: done.get(day) ?? 0 };
  });
}

/** The weeks of a year up to the one of today. */
export function year(now: Day, begins: number): readonly (readonly Day[])[] {
  return Array.from({ length: WEEKS }, (_, each) => week(plus(now, (each - WEEKS + 1) * 7), begins));
}

/** From 0 for nothing to 4 for the most. */
export function degree(done: number, most: number): 0 | 1 | 2 | 3 | 4 {
  if (done <= 0) return 0;
  return Math.min(Math.ceil((done / most) * 4), 4) as 1 | 2 | 3 | 4;
}
