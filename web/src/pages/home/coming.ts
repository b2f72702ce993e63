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

/** So many of what comes next; what waits for an answer is among them, though other things come first. */
export function few(next: readonly Seen[], count: number): readonly Seen[] {
  const waiting = next.filter(({ happening }) => happening.unanswered).slice(0, Math.ceil(count / 2));
  const others = next.filter((each) => !waiting.includes(each)).slice(0, count - waiting.length);
  return next.filter((each) => waiting.includes(each) || others.includes(each));
}
