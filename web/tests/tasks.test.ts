import { describe, expect, test } from "vitest";
import { onDay, toDay } from "~/pages/tasks/bulk";
import { degree, fortnight, year } from "~/pages/tasks/tallied";
import {
  byDay,
  dayFor,
  deadlineOf,
  dueOf,
  latest,
  marked,
  priorityOf,
  type Stored,
  type Task,
} from "~/pages/tasks/task";
import { changes, isBackwards, reworded, typed, worded, wording } from "~/pages/tasks/typed";
import { Saying } from "~/times/said";

const RENT: Task = {
  title: "pay rent",
  due: "2026-12-01T09:00:00",
  timeZone: "Europe/Berlin",
  priority: 1,
  keywords: { money: true },
};
const stored = (task: Task, id = "t"): Stored =>
  ({
    project_id: "p",
    task_id: id,
    created_by: "ada",
    task: task as unknown as Record<string, unknown>,
  }) as unknown as Stored;

describe("a task", () => {
  test("is due by the clocks where somebody is, and a whole day everywhere", () => {
    expect(dueOf(RENT, "America/New_York")).toBe("2026-12-01T03:00:00");
    expect(dueOf({ ...RENT, showWithoutTime: true }, "America/New_York")).toBe("2026-12-01T09:00:00");
    expect(dueOf({ title: "some day" }, "UTC")).toBeNull();
  });

  test.each([
    [1, 1],
    [5, 2],
    [9, 3],
    [0, 4],
    [undefined, 4],
  ])("of priority %s is urgent to the degree of %s", (priority, said) => {
    expect(priorityOf({ title: "", ...(priority !== undefined && { priority }) })).toBe(said);
  });

  test("stands under its day, what is late first", () => {
    const due = (day: string, id: string) =>
      stored({ title: id, due: `2026-11-${day}T00:00:00`, showWithoutTime: true }, id);
    const found = byDay(
      [due("25", "a"), due("20", "b"), due("24", "c"), due("25", "d"), stored({ title: "e" }, "e")],
      "UTC",
      "2026-11-24T12:00:00",
    );
    expect(found.map(([key, some]) => [key, some.map(({ task_id }) => task_id).join("")])).toEqual([
      ["overdue", "b"],
      ["2026-11-24", "c"],
      ["2026-11-25", "ad"],
      ["later", "e"],
    ]);
  });

  test("stands under its last day if it is not due on one, and every day since it began if it has neither", () => {
    const day = (task: object) => dayFor({ title: "", ...task }, "UTC", "2026-11-24");
    expect(day({ due: "2026-11-27T23:30:00", timeZone: "America/New_York" })).toBe("2026-11-28");
    expect(day({ "stoa.app:deadline": "2026-11-20T17:00:00", start: "2026-11-19T00:00:00" })).toBe("2026-11-20");
    expect([day({ start: "2026-11-19T00:00:00" }), day({ start: "2026-11-26T00:00:00" })]).toEqual([
      "2026-11-24",
      "2026-11-26",
    ]);
    expect(day({})).toBeNull();
  });

  test("stands within its day by its hour, and behind those that have one by how urgent it is", () => {
    const day = { due: "2026-11-25T00:00:00", showWithoutTime: true };
    const some = [
      stored({ ...day, title: "some time" }, "d"),
      stored({ ...day, title: "soon", priority: 1 }, "c"),
      stored({ title: "late", due: "2026-11-25T20:00:00" }, "b"),
      stored({ title: "early", due: "2026-11-25T13:00:00", timeZone: "Asia/Tokyo" }, "a"),
    ];
    const [found] = byDay(some, "UTC", "2026-11-24T12:00:00");
    expect(found?.[1].map(({ task_id }) => task_id).join("")).toBe("abcd");
  });

  test("is put on another day at its own hour, and starts no later than it is due", () => {
    const put = (task: object) => toDay("2026-11-25", "UTC")({ title: "", ...task });
    const night = { due: "2026-11-27T23:30:00", timeZone: "America/New_York" }; // the 28th, where somebody looks
    expect(put(night)).toEqual({ due: "2026-11-24T23:30:00" });
    expect(put({ ...night, start: "2026-11-26T08:00:00" })).toEqual({
      due: "2026-11-24T23:30:00",
      start: "2026-11-23T08:00:00",
    });
    expect(put({ ...night, start: "2026-11-20T08:00:00" })).toEqual({ due: "2026-11-24T23:30:00" });
    expect(put({ start: "2026-11-30T08:00:00" })).toEqual({ start: "2026-11-25T08:00:00" });
    expect(put({ "stoa.app:deadline": "2026-11-30" })).toEqual({ due: "2026-11-25T00:00:00", showWithoutTime: true });
    expect(put({ due: "2026-11-25T12:00:00" })).toEqual({});
  });

  test("is due at the hour at which it starts, and never before, if it has but a deadline and is put on a day", () => {
    const started = { title: "", start: "2026-11-28T08:00:00", "stoa.app:deadline": "2026-11-30" };
    expect(toDay("2026-12-01", "UTC")(started)).toEqual({ due: "2026-12-01T08:00:00" });
    const sooner = { due: "2026-11-25T08:00:00", start: "2026-11-23T08:00:00" };
    expect(toDay("2026-11-25", "UTC")(started)).toEqual(sooner);
    const days = { ...started, start: "2026-11-28T00:00:00", showWithoutTime: true };
    expect(toDay("2026-11-25", "UTC")(days)).toEqual({ due: "2026-11-25T00:00:00", start: "2026-11-23T00:00:00" });
    expect(
      toDay("2026-12-01", "UTC")({ ...started, timeZone: "America/New_York", start: "2026-11-28T23:00:00" }),
    ).toEqual({
      due: "2026-11-30T23:00:00", // the 1st, where somebody looks
    });
    expect(onDay("2026-11-25")(started)).toEqual({ due: "2026-11-25T08:00:00", start: "2026-11-25T08:00:00" });
    expect(onDay("2026-11-25")({ ...days, due: "2026-11-29T00:00:00" })).toEqual({
      due: "2026-11-25T00:00:00",
      start: "2026-11-24T00:00:00",
    });
  });

  test("is written only where it was changed", () => {
    const before = typed(RENT, stored(RENT));
    const change = (now: object) => changes(RENT, before, { ...before, ...now }, "UTC");
    expect(change({})).toEqual({});
    expect(change({ priority: "4" })).toEqual({ priority: 0 });
    expect(change({ time: "" })).toEqual({ due: "2026-12-01T00:00:00", showWithoutTime: true, timeZone: null });
    expect(change({ labels: "#money, @home #" })).toEqual({ keywords: { money: true, home: true } });
    const steps = [
      { id: "a", title: "Find it ", done: true },
      { id: "b", title: " " },
    ];
    expect(change({ steps: JSON.stringify(steps) })["stoa.app:checklist"]).toEqual([{ ...steps[0], title: "Find it" }]);
    expect(change({ assignee: "bob", deadline: "2026-12-24" })).toEqual({
      "stoa.app:assignee": "bob",
      "stoa.app:deadline": "2026-12-24",
    });
  });
});

describe("when a task is", () => {
  const before = typed(RENT, stored(RENT));
  const change = (now: object, task = RENT) => {
    const was = typed(task, stored(task));
    return changes(task, was, { ...was, ...now }, "UTC");
  };

  test("is its start beside when it is due, both with their hours or both without", () => {
    const due = { due: "2026-12-01T09:00:00", showWithoutTime: null, timeZone: "Europe/Berlin" };
    expect(change({ start: "2026-11-30" })).toEqual({ ...due, start: "2026-11-30T00:00:00" });
    expect(change({ start: "2026-11-30", startTime: "08:00" })).toEqual({ ...due, start: "2026-11-30T08:00:00" });
    const days = { due: "2026-12-01T00:00:00", showWithoutTime: true, timeZone: null };
    expect(change({ start: "2026-11-30", time: "" })).toEqual({ ...days, start: "2026-11-30T00:00:00" });
    const started = { title: "pack", start: "2026-11-30T08:00:00", timeZone: "Europe/Berlin" };
    expect(change({ start: "" }, started)).toEqual({ due: null, start: null, showWithoutTime: null, timeZone: null });
    expect(change({ startTime: "" }, started)["showWithoutTime"]).toBe(true);
    expect(change({ due: "2026-12-02" }, started)).toEqual({
      due: "2026-12-02T00:00:00",
      start: "2026-11-30T00:00:00",
      showWithoutTime: true,
      timeZone: null,
    });
  });

  test("is not before it starts", () => {
    expect(isBackwards({ ...before, start: "2026-12-01", startTime: "09:30" })).toBe(true);
    expect(isBackwards({ ...before, start: "2026-12-01", startTime: "09:30", time: "" })).toBe(false);
    expect(isBackwards({ ...before, start: "2026-12-02", time: "" })).toBe(true);
    expect(isBackwards({ ...before, start: "2026-12-02", due: "" })).toBe(false);
  });

  test("is filled in by words, and only as far as they say it", () => {
    const said = { title: "", spans: [], without_time: true } as const;
    expect(worded({ ...said, spans: [], due: "2026-12-04T00:00:00" })).toEqual({ due: "2026-12-04", time: "" });
    const fridays = { "@type": "RecurrenceRule", frequency: "weekly", byDay: [{ "@type": "NDay", day: "fr" }] };
    const at = { ...said, spans: [], without_time: false, due: "2026-12-04T09:00:00" };
    const found = worded({ ...at, repeats: fridays } as never);
    expect(found).toMatchObject({ due: "2026-12-04", time: "09:00", repeat: "weekly", after: "" });
    const ending = worded({ ...at, repeats: { ...fridays, until: "2026-12-31T00:00:00" }, after_done: true } as never);
    expect(ending).toMatchObject({ repeat: "other", after: "yes" });
    expect(change(ending)["recurrenceRules"]).toEqual([{ ...fridays, until: "2026-12-31T00:00:00" }]);
  });

  test("is by its words as they are in the end, over what was there before them or was changed by hand since", () => {
    const said = { title: "", spans: [], without_time: true };
    const due = { ...said, due: "2026-12-07T00:00:00" };
    const weekly = { "@type": "RecurrenceRule", frequency: "weekly" };
    const first = reworded(wording(null, before), { ...due, repeats: weekly } as never);
    expect(first.next).toMatchObject({ due: "2026-12-07", time: "", repeat: "weekly" });
    expect(first.written).toEqual(["due", "time", "repeat", "rule"]);
    const then = { ...before, ...first.next };
    const latest = reworded(wording(first.last, then), { ...said, deadline: "2026-12-07T17:00:00" });
    expect(latest.next).toMatchObject({
      due: before.due,
      time: before.time,
      repeat: "never",
      deadline: "2026-12-07",
      deadlineTime: "17:00",
    });
    expect(reworded(wording(first.last, then), due).next).toMatchObject({ due: "2026-12-07", repeat: "never" });
    expect(reworded(wording(first.last, then), null).next).toEqual(wording(null, before).before);
    const byHand = { ...then, start: "2026-12-01" };
    expect(reworded(wording(first.last, byHand), null).next).toMatchObject({ start: "2026-12-01", repeat: "weekly" });
  });

  test("may have a deadline at an hour, which is kept, changed and said by the clocks where somebody is", () => {
    const task = { ...RENT, "stoa.app:deadline": "2026-12-04T17:00:00" };
    expect(typed(task, stored(task))).toMatchObject({ deadline: "2026-12-04", deadlineTime: "17:00" });
    expect(change({ deadline: "2026-12-05" }, task)).toEqual({ "stoa.app:deadline": "2026-12-05T17:00:00" });
    expect(change({ deadlineTime: "" }, task)).toEqual({ "stoa.app:deadline": "2026-12-04" });
    expect(change({ deadline: "" }, task)).toEqual({ "stoa.app:deadline": null });
    const anew = change({ deadline: "2026-12-05", deadlineTime: "12:00" }, { title: "some day" } as never);
    expect(anew).toEqual({ "stoa.app:deadline": "2026-12-05T12:00:00", timeZone: "UTC" });
    expect(change({ time: "" }, task)["timeZone"]).toBe("Europe/Berlin"); // of which the hour of its deadline is
    const shown = deadlineOf(task, "America/New_York") ?? "";
    expect(shown).toBe("2026-12-04T11:00:00");
    expect(latest(shown, new Saying("en"))).toContain("11:00");
    expect(latest("2026-12-04", new Saying("en"))).not.toContain(":");
  });
});

test("days on which something was done are two weeks up to today, a year of whole weeks, and of four degrees", () => {
  const days = fortnight(new Map([["2026-11-22", 3]]), "2026-11-23");
  expect([days.length, days[0], days.at(-2)]).toEqual([
    14,
    { day: "2026-11-10", done: 0 },
    { day: "2026-11-22", done: 3 },
  ]);
  const weeks = year("2026-11-22", 1);
  expect([weeks.length, weeks.at(-1)?.at(-1), weeks.every((each) => each.length === 7)]).toEqual([
    53,
    "2026-11-22",
    true,
  ]);
  expect([0, 1, 2, 5, 8].map((done) => degree(done, 8))).toEqual([0, 1, 1, 3, 4]);
});

test("what was understood of a line is set apart, by letters and not by halves of them", () => {
  const spans = [{ begin: 2, end: 7, part: "due" }];
  expect(marked("🏠 today!", spans)).toEqual([
    { text: "🏠 ", part: null },
    { text: "today", part: "due" },
    { text: "!", part: null },
  ]);
});
