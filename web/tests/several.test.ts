import { describe, expect, test } from "vitest";
import { labelled, nextWeek, ofPriority, onDay, operations, tooMany, undoing } from "~/pages/tasks/bulk";
import { typed, wantedOf } from "~/pages/tasks/filters";
import type { Stored, Task } from "~/pages/tasks/task";
import { arranged, unfolded } from "~/pages/tasks/tree";

const stored = (id: string, path: string[] = [], task: Partial<Task> = {}, project = "p"): Stored =>
  ({ project_id: project, task_id: id, path, modseq: 7, created_by: "ada", task: { title: id, ...task } }) as never;

describe("what is part of what", () => {
  const all = [stored("a"), stored("b"), stored("a2", ["a"]), stored("a1", ["a"]), stored("a1x", ["a", "a1"])];

  test("stands under it, in its order", () => {
    const leaves = arranged(all);
    expect(leaves.map(({ stored: { task_id }, depth, within }) => [task_id, depth, within])).toEqual([
      ["a", 0, 3],
      ["a2", 1, 0],
      ["a1", 1, 1],
      ["a1x", 2, 0],
      ["b", 0, 0],
    ]);
  });

  test("stands under what is shown of that, and alone where nothing is", () => {
    expect(arranged([stored("x", ["gone"]), stored("y", ["gone", "x"])]).map(({ depth }) => depth)).toEqual([0, 1]);
  });

  test("is folded away with all that is part of it", () => {
    const shown = unfolded(arranged(all), new Set(["a1"]));
    expect(shown.map(({ stored: { task_id } }) => task_id)).toEqual(["a", "a2", "a1", "b"]);
  });
});

describe("several tasks at once", () => {
  const parent = stored("parent");
  const part = stored("part", ["parent"]);
  const again = stored("again", [], { recurrenceRules: [{ frequency: "daily" }] } as never);
  const step = stored("step", ["again"]);
  const all = [parent, part, again, step];

  test("are done with what is part of them, unless they come again", () => {
    const asked = operations({ do: "complete" }, [parent, again], all);
    expect(asked.map(({ task_id }) => task_id)).toEqual(["parent", "part", "again"]);
  });

  test("are changed only where they are otherwise", () => {
    const urgent = stored("urgent", [], { priority: 1 });
    const asked = operations({ do: "update", patch: ofPriority(1) }, [parent, urgent], all);
    expect(asked).toEqual([{ do: "update", project_id: "p", task_id: "parent", patch: { priority: 1 } }]);
  });

  test("become again what they were, if nobody changed them since", () => {
    const old = stored("old", [], { priority: 5, keywords: { home: true } });
    const asked = operations({ do: "update", patch: labelled("soon") }, [old], []);
    expect(asked[0]?.patch).toEqual({ keywords: { home: true, soon: true } });
    expect(undoing({ do: "update", patch: labelled("soon") }, asked, [old], [{ ...old, modseq: 8 }])).toEqual([
      { do: "update", project_id: "p", task_id: "old", modseq: 8, patch: { keywords: { home: true } } },
    ]);
  });

  test("go back to where they were from wherever they are", () => {
    const deed = { do: "move", to: { project_id: "q", section_id: null } } as const;
    const was = stored("was", [], { "stoa.app:section": "s" });
    const is = { ...was, project_id: "q", modseq: 3 };
    expect(undoing(deed, operations(deed, [was], []), [was], [is])).toEqual([
      { do: "move", project_id: "q", task_id: "was", modseq: 3, to: { project_id: "p", section_id: "s" } },
    ]);
  });

  const many = (count: number) => Array.from({ length: count }, (_, at) => stored(`t${at}`));
  test.each([
    [90, { do: "update", patch: ofPriority(1) }, null],
    [91, { do: "update", patch: ofPriority(1) }, 90],
    [48, { do: "delete" }, null],
    [49, { do: "delete" }, 48],
    [90, { do: "move", to: { project_id: "p", section_id: "s" } }, null],
    [49, { do: "move", to: { project_id: "q", section_id: null } }, 48],
  ] as const)("%s of them by %o: at most %s", (count, deed, most) => {
    expect(tooMany(deed, operations(deed, many(count), []), [])).toBe(most);
  });

  test("count with all that is part of them where they are deleted", () => {
    const parts = Array.from({ length: 40 }, (_, at) => stored(`part${at}`, ["parent"]));
    const some = [parent, ...many(10)];
    expect(tooMany({ do: "delete" }, operations({ do: "delete" }, some, parts), parts)).toBe(48);
  });

  test("keep their hour on another day, and repeat no more on none", () => {
    expect(onDay("2026-12-01")({ title: "", due: "2026-11-30T09:00:00" })).toEqual({ due: "2026-12-01T09:00:00" });
    expect(onDay("2026-12-01")({ title: "" })).toEqual({ due: "2026-12-01T00:00:00", showWithoutTime: true });
    expect(onDay(null)({ title: "" })).toEqual({});
    expect(nextWeek("2026-11-22")).toBe("2026-11-23");
    expect(nextWeek("2026-11-23")).toBe("2026-11-30");
  });
});

describe("a filter", () => {
  test("asks for what was typed", () => {
    const now = { ...typed({ name: "Urgent" }), priorities: "1 2", due: "week", labels: "@home", assignee: "me" };
    expect(wantedOf(now, {})).toMatchObject({
      name: "Urgent",
      priorities: [1, 2],
      due_after: null,
      due_before: 7,
      labels: ["home"],
      assignee: "me",
      words: null,
    });
  });

  test("keeps what the form has no words for", () => {
    const before = { name: "Odd", due_after: 3, due_before: 12, assignee: "person:bob" };
    expect(wantedOf(typed(before), before)).toMatchObject(before);
  });
});
