/** What clocks on the wall show, `2026-11-23T09:30:00`, and the moments at which they do, in milliseconds since 1970. */

import type { Day } from "./days";

const clocks = new Map<string, Intl.DateTimeFormat>();

function clock(zone: string): Intl.DateTimeFormat {
  let found = clocks.get(zone);
  if (!found) {
    const parts = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" } as const;
    found = new Intl.DateTimeFormat("en-CA", { ...parts, second: "2-digit", hourCycle: "h23", timeZone: zone });
    clocks.set(zone, found);
  }
  return found;
}

/** What the clocks of a zone show at a moment. */
export function wall(moment: number, zone: string): string {
  const said = new Map(
    clock(zone)
      .formatToParts(moment)
      .map(({ type, value }) => [type, value]),
  );
  const part = (name: Intl.DateTimeFormatPartTypes) => said.get(name) ?? "00";
  return `${part("year")}-${part("month")}-${part("day")}T${part("hour")}:${part("minute")}:${part("second")}`;
}

/** By how much the clocks of a zone are ahead of UTC at a moment. */
function ahead(moment: number, zone: string): number {
  return Date.parse(`${wall(moment, zone)}Z`) - Math.floor(moment / 1000) * 1000;
}

/**
 * When the clocks of a zone show this: the first of two times, if they are put back; where they skip it, as long after
 * the hour before as if they did not (RFC 8984, 4.7.1).
 */
export function moment(shown: string, zone: string): number {
  const plain = Date.parse(`${shown}Z`);
  const before = ahead(plain - 86_400_000, zone);
  const after = ahead(plain + 86_400_000, zone);
  if (ahead(plain - before, zone) === before) return plain - before;
  if (ahead(plain - after, zone) === after) return plain - after;
  return plain - before;
}

/** Whether the clocks of a zone ever show this: not if they skip it. */
export function isShown(shown: string, zone: string): boolean {
  return wall(moment(shown, zone), zone) === shown;
}

export function dayOf(time: number, zone: string): Day {
  return wall(time, zone).slice(0, 10);
}

export function today(zone: string): Day {
  return dayOf(Date.now(), zone);
}

/** The zone that this machine is in. */
export function here(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** By how much clocks there are ahead on that day, as people write it behind GMT: `+9`, and nothing at it. */
export function distance(day: Day, zone: string): string {
  const said = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "shortOffset" });
  const noon = moment(`${day}T12:00:00`, zone);
  return (
    said
      .formatToParts(noon)
      .find(({ type }) => type === "timeZoneName")
      ?.value.slice(3) ?? ""
  );
}
