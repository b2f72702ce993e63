import { describe, expect, test } from "vitest";
import { whereOf } from "~/frame/bell/Bell";
import { type Alert, pause, saidOf } from "~/frame/bell/ringing";
import { alerted, mailed, offsets } from "~/pages/agenda/calendars/reminding";

describe("what rings", () => {
  test("is asked for every minute while somebody looks, and ever less often while nobody does", () => {
    expect([0, 1, 2, 3, 4, 50].map((idle) => pause(idle) / 60_000)).toEqual([1, 2, 4, 8, 15, 15]);
  });
});

describe("what rang leads", () => {
  const of = (kind: string, more = {}) =>
    whereOf(
      { kind, container_id: "c", object_id: "o", begins: "2026-12-01T23:30:00Z", ...more } as Alert,
      "Europe/Berlin",
    );

  test("to the task that is due, and to that about which somebody named you", () => {
    expect([of("task"), of("mention")]).toEqual(["/tasks/c/o", "/tasks/c/o"]);
  });

  test("to the event, on its day where one is", () => {
    expect(of("event")).toBe("/agenda?view=day&day=2026-12-02&event=c/o");
    expect(of("event", { recurrence_id: "2026-12-02T00:30:00" })).toContain("&at=2026-12-02T00:30:00");
  });

  test("to the agenda, where it is of several", () => {
    expect(of("more", { container_id: null, object_id: null })).toBe("/agenda");
  });
});

describe("what reminds of all in a calendar", () => {
  const before = [
    { offset: "-PT10M", action: "email" },
    { offset: "PT5M", relative_to: "end" },
    { offset: "-P1D", action: "display" },
  ] as const;

  test("stays as it was, however it was said, as long as nobody says otherwise", () => {
    expect(alerted(offsets(before), before, mailed(before), false)).toEqual([before[0], before[2], before[1]]);
  });

  test("comes by email, or does not, for all that is chosen when that is said anew", () => {
    const said = alerted("-PT10M -PT1H", before, false, true);
    expect(said.map(({ offset, action }) => [offset, action])).toEqual([
      ["-PT10M", "display"],
      ["-PT1H", "display"],
      ["PT5M", undefined],
    ]);
  });
});

test("a mention says by whom, as far as that is known", () => {
  const of = (kind: string) => saidOf({ kind, title: "Buy paint", by: "g" } as Alert, new Map([["g", "Grace"]]));
  expect([of("mention"), of("task")]).toEqual(["Grace mentions you: Buy paint", "Buy paint"]);
  expect(saidOf({ kind: "mention", title: "Buy paint", by: "x" } as Alert, new Map())).toBe(
    "Somebody mentions you: Buy paint",
  );
});
