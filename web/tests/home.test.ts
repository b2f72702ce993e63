import { describe, expect, test } from "vitest";
import { drawn, type Happening } from "~/pages/agenda/asked";
import { coming, few } from "~/pages/home/coming";

function happening(title: string, begins: string, ends: string, more: Partial<Happening> = {}) {
  const said = { calendar_id: "c", event_id: title, title, begins, ends, status: "confirmed", all_day: false };
  return drawn({ ...said, ...more } as unknown as Happening, "#123456", "Europe/Berlin");
}

const NOW = "2026-11-23T10:00:00";
const titles = (...seen: readonly ReturnType<typeof happening>[]) =>
  coming(seen, NOW, "2026-11-30").map((each) => each.happening.title);

describe("what comes next", () => {
  test("is what is not over, the first things first", () => {
    const over = happening("Breakfast", "2026-11-23T07:00:00Z", "2026-11-23T09:00:00Z");
    const goesOn = happening("Talk", "2026-11-23T08:30:00Z", "2026-11-23T10:00:00Z");
    const later = happening("Lunch", "2026-11-23T11:00:00Z", "2026-11-23T12:00:00Z");
    expect(titles(later, over, goesOn)).toEqual(["Talk", "Lunch"]);
  });

  test("is a day until that is over, and nothing that was called off or is a week away", () => {
    const whole = happening("Fair", "2026-11-22T23:00:00Z", "2026-11-23T23:00:00Z", { all_day: true });
    const yesterday = happening("Move", "2026-11-21T23:00:00Z", "2026-11-22T23:00:00Z", { all_day: true });
    const off = happening("Tea", "2026-11-24T11:00:00Z", "2026-11-24T12:00:00Z", { status: "cancelled" });
    const far = happening("Trip", "2026-11-30T11:00:00Z", "2026-11-30T12:00:00Z");
    expect(titles(far, off, yesterday, whole)).toEqual(["Fair"]);
  });

  test("is few lines, and what waits for an answer is among them", () => {
    const hour = (at: number, more: Partial<Happening> = {}) =>
      happening(`at ${at}`, `2026-11-23T${at}:00:00Z`, `2026-11-23T${at}:30:00Z`, more);
    const all = [10, 11, 12, 13, 14].map((at) => hour(at, { unanswered: at > 12 }));
    const shown = (count: number) => few(all, count).map((each) => each.happening.title);
    expect(shown(9)).toHaveLength(5);
    expect(shown(4)).toEqual(["at 10", "at 11", "at 13", "at 14"]);
    expect(shown(1)).toEqual(["at 13"]);
  });
});
