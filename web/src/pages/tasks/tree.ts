/** Which tasks are part of which, as a list shows it. */

import type { Stored } from "./task";

export interface Leaf {
  stored: Stored;
  /** How deep it stands among those that are shown. */
  depth: number;
  /** So many of those that are shown are part of it, at all depths. */
  within: number;
}

/** Every task behind what it is part of, if that is shown, and otherwise where it stood. */
export function arranged(tasks: readonly Stored[]): readonly Leaf[] {
  const shown = new Set(tasks.map(({ task_id }) => task_id));
  const under = new Map<string | null, Stored[]>();
  for (const each of tasks) {
    const parent = each.path?.findLast((id) => shown.has(id)) ?? null;
    under.set(parent, [...(under.get(parent) ?? []), each]);
  }
  const leaves: Leaf[] = [];
  const walk = (parent: string | null, depth: number) => {
    for (const stored of under.get(parent) ?? []) {
      const at = leaves.push({ stored, depth, within: 0 });
      walk(stored.task_id, depth + 1);
      leaves[at - 1] = { stored, depth, within: leaves.length - at };
    }
  };
  walk(null, 0);
  return leaves;
}

/** Without what is part of something that is folded. */
export function unfolded(leaves: readonly Leaf[], folded: ReadonlySet<string>): readonly Leaf[] {
  return leaves.filter(({ stored: { path = [] } }) => !path.some((id) => folded.has(id)));
}

/** All that is part of a task, of those that are known. */
export function partsOf(task: Stored, all: readonly Stored[]): readonly Stored[] {
  return all.filter(({ path = [] }) => path.includes(task.task_id));
}
