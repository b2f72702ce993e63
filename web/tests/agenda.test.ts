import { describe, expect, test } from "vitest";
import { patched } from "~/frame/versions/patched";
import { beginning } from "~/pages/agenda/beginning";
import { ending, lengthOf, occurrence, type Rule } from "~/pages/agenda/event";
import { changes, fresh, made, ofAll, rules, typed } from "~/pages/agenda/form";
import { bars, lanes } from "~/pages/agenda/lanes";
import { placeOf, searchOf } from "~/pages/agenda/place";
import { choiceOf, choices, ruleOf, sentence, weekOf } from "~/pages/agenda/repeat";
import { week } from "~/times/days";
import { Saying } from "~/times/said";
import { CHESS } from "./chess";

const EN = new Saying("en");
const before = typed(CHESS, "c");

describe("an event", () => {
  test("ends by the clock, also in the night in which clocks are turned", () => {
    expect(ending({ start: "2026-10-24T20:00:00", duration: "PT12H", timeZone: "Europe/Berlin" })).toBe(
      "2026-10-25T07:00:00",
    );
    expect(ending({ start: "2026-10-24T20:00:00", duration: "P1D", timeZone: "Europe/Berlin" })).toBe(
      "2026-10-25T20:00:00",
    );
    expect(lengthOf("2026-10-24T20:00:00", "2026-10-25T07:30:00", "Europe/Berlin")).toBe("PT12H30M");
  });

  test("is at one of its times what was said of that one", () => {
    const cake = occurrence(CHESS, "2026-12-08T18:00:00");
    expect([cake.title, cake.start, cake.locations]).toEqual([
      "Chess, with cake",
      "2026-12-08T18:00:00",
      { bar: { name: "Bar" } },
    ]);
    expect(occurrence(CHESS, "2026-12-15T18:00:00").title).toBe("Chess");
    expect(patched(CHESS, { "locations/none/name": "x" })).toEqual(CHESS);
  });

  test("that nobody changed is not written, and one word is one word", () => {
    expect(changes(CHESS, before, before)).toEqual({});
    expect(changes(CHESS, before, { ...before, title: "Go" })).toEqual({ title: "Go" });
    expect(changes(CHESS, before, { ...before, place: "Hall 3" })).toEqual({ "locations/hall/name": "Hall 3" });
    expect(changes(CHESS, before, { ...before, toTime: "21:00" })).toEqual({ duration: "PT3H" });
    const day = { ...before, allDay: "yes" };
    const whole = { start: "2026-12-01T00:00:00", duration: "P1D", timeZone: null, showWithoutTime: true };
    expect(changes(CHESS, before, day)).toEqual(whole);
  });

  test("invites who was added, and nobody a second time", () => {
    const invited = {
      ...CHESS,
      participants: {
        o: { email: "ada@example.com", roles: { owner: true } as const },
        g: { email: "bo@example.com" },
      },
    };
    const shown = typed(invited, "c");
    expect(shown.guests).toBe("bo@example.com");
    const patch = changes(invited, shown, { ...shown, guests: "cy@example.com" });
    expect(patch["participants/g"]).toBeNull();
    expect(Object.keys(patch)).toHaveLength(2);
  });

  test("that repeats moves as a whole by as much as the one that was moved", () => {
    const patch = { start: "2026-12-09T19:00:00" };
    expect(ofAll(patch, CHESS, "2026-12-08T18:00:00")).toEqual({ start: "2026-12-02T19:00:00" });
  });

  test("that is new says no more than was typed", () => {
    const form = {
      ...fresh("2026-12-01T18:00:00", "2026-12-01T19:00:00", false, "c", "Europe/Berlin"),
      title: " Tea ",
    };
    const plain = { title: "Tea", start: "2026-12-01T18:00:00", duration: "PT1H", timeZone: "Europe/Berlin" };
    expect(made(form)).toEqual({ ...plain, showWithoutTime: false, useDefaultAlerts: true });
  });
});

describe("what repeats", () => {
  const fortnight = { repeat: "custom", every: "2", days: "mo su" };
  const anew = (week: string, more = {}) => ({
    ...fresh("2026-12-06T18:00:00", "2026-12-06T19:00:00", false, "c", "Europe/Berlin", week),
    ...fortnight,
    ...more,
  });
  const firstOf = (form: ReturnType<typeof anew>) => rules(form)?.[0]?.firstDayOfWeek;

  test("every second week is counted in the weeks of whoever says so, and in no others afterwards", () => {
    expect([weekOf(new Saying("en-US")), weekOf(new Saying("en-GB"))]).toEqual(["su", "mo"]);
    expect([firstOf(anew("su")), firstOf(anew("mo")), firstOf(anew("su", { every: "1" }))]).toEqual([
      "su",
      undefined,
      undefined,
    ]);
    const kept = { ...CHESS, recurrenceRules: rules(anew("su")) };
    expect(typed(kept, "c", "mo").week).toBe("su");
    const shown = typed(kept, "c", "mo");
    expect(changes(kept, shown, { ...shown, ends: "after", count: "4" })["recurrenceRules"]).toMatchObject([
      { firstDayOfWeek: "su", count: 4 },
    ]);
    expect(sentence(rules(anew("su"))?.[0] as Rule, "2026-12-06", new Saying("en-GB"))).toBe(
      "Every 2 weeks on Monday and Sunday, in weeks that begin on Sunday",
    );
  });

  test.each(["2026-11-23", "2026-11-30", "2026-02-28"])("is known again for what was chosen on %s", (day) => {
    for (const each of choices(day)) expect(choiceOf([ruleOf(each, day)], day), each).toBe(each);
  });

  test.each([
    [[{ frequency: "weekly", byDay: [{ day: "tu" }], until: "2027-01-01T00:00:00" }], "weekly"],
    [[{ frequency: "weekly", interval: 3 }], "other"],
    [[{ frequency: "daily" }, { frequency: "yearly" }], "other"],
    [null, "never"],
  ])("%j on a Tuesday is %s", (rules, choice) => {
    expect(choiceOf(rules, "2026-12-01")).toBe(choice);
  });

  test.each([
    [
      { frequency: "weekly", interval: 2, byDay: [{ day: "mo" }, { day: "th" }] },
      "Every 2 weeks on Monday and Thursday",
    ],
    [
      { frequency: "monthly", byDay: [{ day: "fr", nthOfPeriod: -1 }], count: 5 },
      "Every month on the last Friday, 5 times",
    ],
    [{ frequency: "yearly", until: "2030-01-01T00:00:00" }, "Every year on Dec 1, until Jan 1, 2030"],
    [{ frequency: "monthly", byMonthDay: [1, -1] }, "Every month on day 1 and the last day"],
  ])("%j is said in plain words", (rule, said) => {
    expect(sentence(rule, "2026-12-01", EN)).toBe(said);
  });
});

describe("what happens", () => {
  const span = (from: string, to: string) => ({ from: `2026-11-23T${from}:00`, to: `2026-11-23T${to}:00` });

  test.each([
    ["another week", null, 600, 402],
    ["the night", 2 * 60, 600, 60],
    ["just after midnight", 10, 600, 0],
    ["the forenoon", 10 * 60, 600, 9 * 60],
    ["the evening", 19 * 60, 600, 12 * 60],
    ["what is late", 23 * 60 + 30, 600, 24 * 60 + 30 - 600],
    ["a large screen", 19 * 60, 1440, 0],
  ])("are shown first where now is: of %s", (_, now, seen, from) => {
    expect(beginning(now, seen)).toBe(from);
  });

  test("at the same time stands side by side, and alone has all the room", () => {
    const found = lanes(
      [span("09:00", "10:00"), span("09:30", "11:00"), span("10:00", "10:30"), span("12:00", "13:00")],
      "2026-11-23",
    );
    expect(found.map(({ lane, lanes: count }) => [lane, count])).toEqual([
      [0, 2],
      [1, 2],
      [0, 2],
      [0, 1],
    ]);
  });

  test("over midnight is on both days, and what is short can be read", () => {
    const night = [{ from: "2026-11-22T23:00:00", to: "2026-11-23T01:00:00" }, span("05:00", "05:05")];
    expect(lanes(night, "2026-11-23").map(({ top, bottom }) => [top, bottom])).toEqual([
      [0, 60],
      [300, 325],
    ]);
    expect(lanes(night, "2026-11-22").map(({ top, bottom }) => [top, bottom])).toEqual([[1380, 1440]]);
  });

  test("for days lies in rows, none over another", () => {
    const days = week("2026-11-23", 1);
    const item = (first: string, last: string) => ({ first: `2026-11-${first}`, last: `2026-11-${last}` });
    const found = bars([item("25", "25"), item("20", "24"), item("24", "26"), item("29", "29")], days);
    expect(found.map(({ column, columns, row, before: gone }) => [column, columns, row, gone])).toEqual([
      [0, 2, 0, true],
      [1, 3, 1, false],
      [2, 1, 0, false],
      [6, 1, 0, false],
    ]);
  });
});

describe("the address", () => {
  const ids = ["01a201c4-eee5-7681-bfbe-050846a94a6d", "a6c0ed28-721f-5a1d-8776-d2b54340d41c"] as const;

  test("of a letter leads to the event, and says the same when it is written again", () => {
    const search = `view=week&day=2026-11-23&event=${ids[0]}/${ids[1]}&at=2026-11-23T09:15:00`;
    const place = placeOf(search, "list", "2026-01-01");
    expect(place.event).toEqual({ calendar: ids[0], event: ids[1], at: "2026-11-23T09:15:00" });
    expect(searchOf(place)).toBe(search);
  });

  test("that makes no sense is the page as one usually has it", () => {
    const place = placeOf("view=year&day=2026-13-45&event=../secret&at=x", "list", "2026-01-01");
    expect(place).toEqual({ view: "list", day: "2026-01-01", event: null });
  });
});
