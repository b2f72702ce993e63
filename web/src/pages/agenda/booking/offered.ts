/** The times that a page offers by its hours alone, as its maker tries it out: what is in calendars is not looked at. */

import { type Day, plus, weekday } from "~/times/days";
import { clock } from "~/times/hours";
import { moment, wall } from "~/times/zoned";
import type { Offer } from "./draft";
import { type Hours, WEEK } from "./hours";

const MINUTE = 60_000;
const DAY = 1440;

interface Span {
  begins: number;
  ends: number;
}

/** When somebody is there on the days around one, as moments; what goes on past midnight is one span. */
function there({ zone, week = {}, exceptions = {} }: Hours, day: Day): readonly Span[] {
  const found: Span[] = [];
  for (const each of [plus(day, -1), day, plus(day, 1)]) {
    const windows = exceptions[each] ?? week[WEEK[weekday(each) - 1] ?? "mo"] ?? [];
    for (const { begins, ends } of windows.toSorted((one, other) => (one.begins < other.begins ? -1 : 1))) {
      if (begins === "" || ends === "" || begins >= ends) continue; // as it is for a moment while somebody types
      const until = ends === "24:00" ? `${plus(each, 1)}T00:00:00` : `${each}T${ends}:00`;
      const span = { begins: moment(`${each}T${begins}:00`, zone), ends: moment(until, zone) };
      const last = found.at(-1);
      if (last && last.ends >= span.begins) last.ends = Math.max(last.ends, span.ends);
      else found.push(span);
    }
  }
  return found;
}

/** The moments of a day, by the page's own clocks, at which something of that length can begin. */
export function offered(offer: Offer, day: Day, duration: number, now: number): readonly number[] {
  const { zone, kind, interval, notice, horizon } = offer;
  const hosts = kind === "person" ? offer.hosts.slice(0, 1) : offer.hosts;
  const hours = hosts.map((host) => there(host.hours, day));
  const midnight = moment(`${day}T00:00:00`, zone);
  const even = moment(`${plus(day, 1)}T00:00:00`, zone) - midnight === DAY * MINUTE;
  const found: number[] = [];
  for (let minute = 0; minute < DAY; minute += interval) {
    const shown = `${day}T${clock(minute)}:00`;
    const begins = even ? midnight + minute * MINUTE : moment(shown, zone);
    if (!even && wall(begins, zone) !== shown) continue; // clocks skip it
    if (begins < now + notice * MINUTE || begins > now + horizon * DAY * MINUTE) continue;
    const ends = begins + duration * MINUTE;
    const can = (spans: readonly Span[]) => spans.some((span) => span.begins <= begins && ends <= span.ends);
    if (hours.length > 0 && (kind === "round-robin" ? hours.some(can) : hours.every(can))) found.push(begins);
  }
  return found;
}
