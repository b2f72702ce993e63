/** When people are busy on a day, and when all of them could meet, as it is drawn. Pure. */

import type { Schemas } from "~/api/types";
import { type Day, plus } from "~/times/days";
import { moment } from "~/times/zoned";

export type Busy = Schemas["BusyTime"];

export interface Line {
  /** By which the API knows them, if it does. */
  id: string;
  name: string;
  you: boolean;
  /** Nothing, where nobody may know. */
  busy: readonly Busy[] | null;
}

const DAY = 86_400_000;

/** From when to when a day is drawn, in milliseconds since 1970: all of it, also where clocks are turned. */
export function dayBounds(day: Day, zone: string): { since: number; until: number } {
  return { since: moment(`${day}T00:00:00`, zone), until: moment(`${plus(day, 1)}T00:00:00`, zone) };
}

const EARLIEST = 7;
const LATEST = 20;

/** The hours of a day in which people meet, and those of what is planned: what is drawn of it, with room around. */
export function drawnBounds(day: Day, zone: string, from: number, to: number): { since: number; until: number } {
  const whole = dayBounds(day, zone);
  const at = (hour: number) => moment(`${day}T${String(hour).padStart(2, "0")}:00:00`, zone);
  const hour = 3_600_000;
  return {
    since: Math.max(whole.since, Math.min(at(EARLIEST), Math.floor(from / hour - 1) * hour)),
    until: Math.min(whole.until, Math.max(at(LATEST), Math.ceil(to / hour + 1) * hour)),
  };
}

/** How far into a day something begins, and how much of it it takes, from 0 to 1; nothing if it is on another. */
export function placed(
  from: number,
  to: number,
  { since, until }: { since: number; until: number },
): { left: number; width: number } | null {
  const [first, last] = [Math.max(from, since), Math.min(to, until)];
  if (last <= first) return null;
  return { left: (first - since) / (until - since), width: (last - first) / (until - since) };
}

/** Who has something else to do then. */
export function clashing(lines: readonly Line[], from: number, to: number): readonly Line[] {
  return lines.filter(({ busy }) =>
    busy?.some(({ begins, ends }) => Date.parse(begins) < to && from < Date.parse(ends)),
  );
}

/** How long what is planned takes, in minutes, if times can be looked for. */
export function minutesOf(from: number, to: number): number | null {
  const minutes = Math.round((to - from) / 60_000);
  return minutes >= 5 && to - from <= DAY ? minutes : null;
}
