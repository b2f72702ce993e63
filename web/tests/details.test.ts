import { describe, expect, test } from "vitest";
import { attachedTo, attaching, keywords, linked } from "~/pages/agenda/details/attached";
import { type Custom, customOf, customRule, firstOn } from "~/pages/agenda/details/custom";
import {
  alerted,
  dayOffsetFrom,
  dayPartsOf,
  held,
  minutesOf,
  offsetFrom,
  partsOf,
  remindersIn,
  remindersOf,
  wrongWith,
} from "~/pages/agenda/details/reminders";
import type { JsEvent, Rule } from "~/pages/agenda/event";
import { booking, guestsOf, invited, participants, roomsOf } from "~/pages/agenda/inviting";
import { dayBounds, placed } from "~/pages/agenda/planning/free";
import { alike, sentence } from "~/pages/agenda/repeat";
import { Saying } from "~/times/said";
import { CHESS } from "./chess";

const EN = new Saying("en");

describe("a rule that is put together by hand", () => {
  const custom = (said: Partial<Custom>): Custom => ({ every: "1", unit: "weekly", days: "we", way: "date", ...said });
  const like = (day: string) => (one: Rule, other: Rule) => alike(one, other, day);

  test.each([
    [custom({ every: "2", days: "mo th" }), "2027-03-03", "Every 2 weeks on Monday and Thursday"],
    [custom({ every: "3", unit: "daily" }), "2027-03-03", "Every 3 days"],
    [custom({ unit: "monthly", way: "nth" }), "2027-03-09", "Every month on the second Tuesday"],
    [custom({ unit: "monthly", way: "end" }), "2027-03-31", "Every month on the last day"],
    [custom({ every: "6", unit: "monthly", way: "workday" }), "2027-03-31", "Every 6 months on the last weekday"],
    [custom({ unit: "yearly", way: "last" }), "2027-03-30", "Every year on the last Tuesday in March"],
    [custom({ unit: "yearly", way: "end" }), "2027-03-31", "Every year on the last day in March"],
  ])("%j is said, and known again", (made, day, said) => {
    const rule = customRule(made, day);
    expect(sentence(rule, day, EN)).toBe(said);
    const again = customOf(rule, day, like(day));
    expect(again && customRule(again, day)).toEqual(rule);
  });

  test.each([
    [custom({ days: "mo th" }), "2027-03-03", "2027-03-04"],
    [custom({ days: "mo" }), "2027-03-03", "2027-03-08"],
    [custom({ unit: "monthly", way: "end" }), "2027-02-03", "2027-02-28"],
    [custom({ unit: "monthly", way: "workday" }), "2027-10-03", "2027-10-29"],
    [custom({ unit: "monthly", way: "workday" }), "2027-10-31", "2027-11-30"],
    [custom({ unit: "monthly", way: "nth" }), "2027-03-31", "2027-03-31"],
  ])("%j from %s begins on %s", (made, day, first) => {
    expect(firstOn(made, day)).toBe(first);
  });

  test("that nobody could choose stays as it is", () => {
    expect(customOf({ frequency: "monthly", byMonthDay: [1, 15] }, "2027-03-01", like("2027-03-01"))).toBeNull();
    expect(customOf({ frequency: "hourly" }, "2027-03-01", like("2027-03-01"))).toBeNull();
  });
});

describe("what reminds of an event", () => {
  test.each(["PT0S", "-PT10M", "-PT90M", "-PT5H", "-P1D", "-P14D"])("%s is a number and a unit", (offset) => {
    const { amount, unit } = partsOf(offset) ?? { amount: -1, unit: "minutes" as const };
    expect(minutesOf(offsetFrom(amount, unit))).toBe(minutesOf(offset));
  });

  test.each([
    ["-PT15H", 1, "days", "09:00"],
    ["PT9H", 0, "days", "09:00"],
    ["-P6DT15H", 1, "weeks", "09:00"],
    ["-P1D", 1, "days", "00:00"],
  ] as const)("%s of whole days is %i %s before at %s", (offset, amount, unit, time) => {
    expect(dayPartsOf(offset)).toEqual({ amount, unit, time });
    expect(minutesOf(dayOffsetFrom(amount, unit, time))).toBe(minutesOf(offset));
  });

  test("stays as another program wrote it, unless it is changed", () => {
    const alerts = {
      x: { "@type": "Alert", trigger: { "@type": "AbsoluteTrigger", when: "2026-12-01T08:00:00Z" }, acknowledged: "…" },
      y: { trigger: { offset: "-PT10M" }, action: "display" },
    } as unknown as NonNullable<JsEvent["alerts"]>;
    const shown = remindersOf({ ...CHESS, alerts });
    expect(alerted(shown, alerts)).toEqual({ useDefaultAlerts: false, alerts });
    const fewer = held(remindersIn(shown).filter(({ id }) => id === "x"));
    expect(alerted(fewer, alerts)).toEqual({ useDefaultAlerts: false, alerts: { x: alerts["x"] } });
    expect(wrongWith(held([...remindersIn(shown), { id: "z", offset: "-PT10M", mail: true }]))).toBe("twice");
  });
});

describe("what belongs to an event", () => {
  const room = { address: "room-1@example.com", name: "Blue room", kind: "location" };

  test("is invited beside the guests, and only what was taken away is let go", () => {
    const made = participants("bo@example.com", booking([room]));
    expect(Object.values(made ?? {}).map((each) => (each as { kind?: string }).kind)).toEqual([undefined, "location"]);
    const event = { ...CHESS, participants: made } as unknown as JsEvent;
    expect(guestsOf(event)).toEqual(["bo@example.com"]);
    expect(roomsOf(event)).toEqual([room]);
    expect(invited(event, "bo@example.com", "")).toEqual({ "participants/g2": null });
  });

  test("is a file that came, or one that went, and no other page", () => {
    const file = { href: "https://x/a", rel: "enclosure", title: "a.txt" };
    const event: JsEvent = { ...CHESS, links: { a: file, page: { href: "https://x/b", rel: "describedby" } } };
    const before = attaching(attachedTo(event));
    expect(linked(event, before, "")).toEqual({ "links/a": null });
    const more = attaching([...attachedTo(event), { id: "c", link: file }]);
    expect(linked(event, before, more)).toEqual({ "links/c": file });
    expect(keywords(" work,  launch   day, ")).toEqual({ work: true, "launch day": true });
  });

  test("stands on a day as far as that day goes", () => {
    const bounds = dayBounds("2027-03-28", "Europe/Berlin");
    expect((bounds.until - bounds.since) / 3_600_000).toBe(23);
    expect(placed(bounds.since - 1000, bounds.since, bounds)).toBeNull();
    expect(placed(bounds.since, bounds.until + 1000, bounds)).toEqual({ left: 0, width: 1 });
  });
});
