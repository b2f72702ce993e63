import { describe, expect, test } from "vitest";
import type { Calendar, Happening, Seen } from "~/pages/agenda/asked";
import { drawn } from "~/pages/agenda/asked";
import { hides } from "~/pages/agenda/holding";
import { besides, once, shownAt } from "~/pages/agenda/once";
import { siblings } from "~/pages/agenda/related";
import { isQuiet, restoring } from "~/pages/agenda/undoing";

function calendar(calendar_id: string, said: Partial<Calendar> = {}): Calendar {
  return {
    calendar_id,
    name: calendar_id,
    color: `#${calendar_id}`,
    role: "read",
    owner: "grace",
    ...said,
  } as Calendar;
}

const MINE = calendar("mine", { owner: "ada", role: "admin", default: true });
const HERS = calendar("hers");
const TEAM = calendar("team", { owner: null, role: "write" });
const ALL = [HERS, TEAM, MINE];

function seen(calendar_id: string, said: Partial<Happening> = {}): Seen {
  const happening = {
    calendar_id,
    event_id: "lunch",
    recurrence_id: null,
    begins: "2027-03-01T12:00:00Z",
    ends: "2027-03-01T13:00:00Z",
    title: `Lunch (${calendar_id})`,
    all_day: false,
    unanswered: false,
    ...said,
  } as Happening;
  return drawn(happening, `#${calendar_id}`, "UTC");
}

describe("an event that stands in several calendars", () => {
  test("is drawn once: one's own copy, with the colours of the others", () => {
    const [one, ...more] = once([seen("hers"), seen("mine"), seen("team")], ALL, "ada");
    expect(more).toEqual([]);
    expect(one?.happening.title).toBe("Lunch (mine)");
    expect(one?.also).toEqual([
      { calendar: "team", name: "team", color: "#team" },
      { calendar: "hers", name: "hers", color: "#hers" },
    ]);
  });

  test("is one even where one moment is written in two ways", () => {
    expect(once([seen("hers", { begins: "2027-03-01T13:00:00+01:00" }), seen("mine")], ALL, "ada")).toHaveLength(1);
  });

  test("is another at another time, and twice in one calendar it is two", () => {
    const later = { begins: "2027-03-01T15:00:00Z", ends: "2027-03-01T16:00:00Z" };
    expect(once([seen("hers", later), seen("mine")], ALL, "ada").map(({ also }) => also.length)).toEqual([0, 0]);
    const twice = [seen("mine", { recurrence_id: "a" }), seen("mine", { recurrence_id: "b" }), seen("hers")];
    expect(once(twice, ALL, "ada").map(({ also }) => also.length)).toEqual([1, 0]);
  });

  test("keeps its place in the order of what happens", () => {
    const dinner = { event_id: "dinner" };
    const found = once([seen("hers"), seen("hers", dinner), seen("mine"), seen("mine", dinner)], ALL, "ada");
    expect(found.map(({ happening }) => happening.event_id)).toEqual(["lunch", "dinner"]);
  });

  test("is the one that is open, whichever of its calendars it was opened in", () => {
    const all = once([seen("mine"), seen("hers")], ALL, "ada");
    const found = shownAt(all, { event: "lunch", at: null });
    expect(found && besides(found, "hers")).toEqual(["mine"]);
    expect(found && besides(found, "mine")).toEqual(["hers"]);
    expect(shownAt(all, { event: "dinner", at: null })).toBeUndefined();
  });
});

describe("what waits for an answer", () => {
  const waits = (...all: readonly Seen[]) => once(all, ALL, "ada").map(({ happening }) => happening.unanswered);

  test("waits for whoever looks, as their own copy says", () => {
    expect(waits(seen("mine", { unanswered: true }), seen("hers"))).toEqual([true]);
    expect(waits(seen("mine"), seen("hers", { unanswered: true }))).toEqual([false]);
    expect(waits(seen("team", { unanswered: true }))).toEqual([true]);
  });

  test("does not look so in a colleague's calendar, where their answer is what counts", () => {
    expect(waits(seen("hers", { unanswered: true }))).toEqual([false]);
  });
});

describe("what was made of each other", () => {
  test("is found by what the other is called everywhere", async () => {
    const related = { a: { relation: { sibling: true } }, b: { relation: { parent: true } }, c: {} };
    expect(siblings(related)).toEqual(["a"]);
    expect(siblings(null)).toEqual([]);
  });
});

describe("what was deleted and may be taken back", () => {
  const of = (recurrence_id: string | null) => seen("mine", { recurrence_id }).happening;
  const [first, second, third] = ["2027-03-01T12:00:00", "2027-03-08T12:00:00", "2027-03-15T12:00:00"];

  test.each([
    ["all", null, [true, true, true]],
    ["this", second, [false, true, false]],
    ["following", second, [false, true, true]],
  ] as const)("is not drawn: %s of them", (span, at, hidden) => {
    const gone = [{ event: "lunch", span, at: at ?? null }];
    expect([first, second, third].map((each) => hides(gone, of(each ?? null)))).toEqual(hidden);
    expect(hides([{ event: "tea", span, at: at ?? null }], of(second ?? null))).toBe(false);
  });
});

describe("what is taken back", () => {
  const before = { start: "2027-03-01T12:00:00", title: "Lunch", keywords: { "a/b": true as const }, updated: "then" };
  const guests = { eve: { sendTo: { imip: "mailto:eve@example.com" } } };
  test("is said as it was, and no more than that", () => {
    const after = {
      ...before,
      title: "Supper",
      description: "Bring cake",
      "example.com/x~y": 1,
      updated: "now",
      sequence: 1,
    };
    expect(restoring(before, after)).toEqual({ title: "Lunch", description: null, "example.com~1x~0y": null });
    expect(restoring(before, before)).toEqual({});
  });
  test("is nothing of which others heard", () => {
    expect(restoring(before, { ...before, participants: guests })).toBe(null);
    expect(isQuiet({ ...before, participants: guests }), "whose owner was asked").toBe(true);
    expect(isQuiet({ ...before, participants: { r: { kind: "location" } } })).toBe(false);
    const then = { "2027-03-08T12:00:00": { "participants/eve": guests.eve } };
    expect(isQuiet({ ...before, recurrenceOverrides: then })).toBe(false);
  });
});
