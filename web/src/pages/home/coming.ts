import type { Seen } from "~/pages/agenda/asked";
import type { Day } from "~/times/days";

/** What is not over and not called off, the first things first. */
export function coming(seen: readonly Seen[], now: string, until: Day): readonly Seen[] {
  return seen
    .filter(({ happening, to, first, last, whole }) => {
      const over = whole ? last < now.slice(0, 10) : to <= now;
      return !over && first < until && happening.status !== "cancelled";
    })
    .toSorted((one, other) => (one.from < other.from ? -1 : 1));
}
