/** Where what happens stands in a picture of days: beside what happens at the same time, above what comes later. */

import { between, type Day, plus } from "~/times/days";

export interface Span {
  /** What the clocks show where somebody looks: `2026-11-23T09:00:00`. */
  from: string;
  to: string;
}

export interface Placed<T> {
  item: T;
  /** Minutes since midnight. */
  top: number;
  bottom: number;
  lane: number;
  lanes: number;
}

const DAY = 24 * 60;
/** What is shorter is drawn as if it took this long, so that its name can be read. */
const SHORTEST = 25;

export function minutes(shown: string): number {
  return Number(shown.slice(11, 13)) * 60 + Number(shown.slice(14, 16));
}

/** What happens on a day, each beside the others of its time. */
export function lanes<T extends Span>(items: readonly T[], day: Day): readonly Placed<T>[] {
  const next = plus(day, 1);
  const here = items
    .filter(({ from, to }) => from.slice(0, 10) < next && (to > `${day}T00:00:00` || from.slice(0, 10) === day))
    .map((item) => {
      const top = item.from.slice(0, 10) < day ? 0 : minutes(item.from);
      const bottom = item.to.slice(0, 10) > day ? DAY : minutes(item.to);
      return { item, top, bottom: Math.min(DAY, Math.max(bottom, top + SHORTEST)), lane: 0, lanes: 1 };
    })
    .sort((one, other) => one.top - other.top || other.bottom - one.bottom);
  let group: typeof here = [];
  let end = 0;
  const close = () => {
    const count = Math.max(0, ...group.map(({ lane }) => lane + 1));
    for (const each of group) each.lanes = count;
    group = [];
  };
  for (const each of here) {
    if (each.top >= end) close();
    const taken = new Set(group.filter(({ bottom }) => bottom > each.top).map(({ lane }) => lane));
    while (taken.has(each.lane)) each.lane += 1;
    group.push(each);
    end = Math.max(group.length === 1 ? 0 : end, each.bottom);
  }
  close();
  return here;
}

export interface Bar<T> {
  item: T;
  /** The first column that it is in, from 0, and how many. */
  column: number;
  columns: number;
  row: number;
  /** Whether it goes on before, and after. */
  before: boolean;
  after: boolean;
}

/** What goes over days, as bars in rows: what is longer stands higher, and none lies over another. */
export function bars<T extends { first: Day; last: Day }>(
  items: readonly T[],
  days: readonly Day[],
): readonly Bar<T>[] {
  const [start, end] = [days[0] ?? "", days.at(-1) ?? ""];
  const rows: boolean[][] = []; // of each row, which days are taken
  return items
    .filter(({ first, last }) => first <= end && last >= start)
    .map((item) => {
      const column = Math.max(0, between(start, item.first));
      const until = Math.min(days.length - 1, between(start, item.last));
      return { item, column, columns: until - column + 1, before: item.first < start, after: item.last > end };
    })
    .map((each, at) => ({ ...each, at }))
    .sort((one, other) => one.column - other.column || other.columns - one.columns || one.at - other.at)
    .map(({ at: _, ...each }) => {
      const row = free(rows, each.column, each.columns);
      const taken = rows[row] ?? days.map(() => false);
      taken.fill(true, each.column, each.column + each.columns);
      rows[row] = taken;
      return { ...each, row };
    });
}

function free(rows: readonly boolean[][], column: number, columns: number): number {
  const found = rows.findIndex((row) => !row.slice(column, column + columns).some(Boolean));
  return found === -1 ? rows.length : found;
}

/** The days on which something stands in a picture that begins on a day: what only goes over midnight, on one. */
export function standing<T extends { first: Day; last: Day; whole: boolean }>(item: T, since: Day): T {
  if (item.whole) return item;
  const day = item.first < since ? item.last : item.first;
  return { ...item, first: day, last: day };
}
