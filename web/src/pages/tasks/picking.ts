/** Several tasks of a page, selected to do something with all of them. */

import { type RefObject, useRef, useState } from "react";
import { useKeys } from "~/frame/keys";

export interface Picking {
  /** Whether somebody is selecting: a press on a task selects it then. */
  on: boolean;
  ids: ReadonlySet<string>;
  begin: () => void;
  end: () => void;
  toggle: (id: string) => void;
  /** All from the one that was selected last. */
  upTo: (id: string) => void;
  all: () => void;
}

/** Keys that work in the page: x selects the task one is at, j and k go on and back, Escape ends it. */
export function usePicking(page: RefObject<HTMLElement | null>): Picking {
  const [ids, pick] = useState<ReadonlySet<string> | null>(null);
  const anchor = useRef<string | null>(null);
  const rows = () => [...(page.current?.querySelectorAll<HTMLElement>("[data-task]") ?? [])];
  const shown = () => rows().map(({ dataset }) => dataset["task"] ?? "");
  const here = () => rows().find((each) => each.contains(document.activeElement) || each.matches(":hover"));

  function toggle(id: string) {
    anchor.current = id;
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    pick(next);
  }

  function step(by: number) {
    const all = rows();
    const at = all.findIndex((each) => each.contains(document.activeElement));
    const next = all[at === -1 ? (by > 0 ? 0 : all.length - 1) : at + by];
    next?.querySelector<HTMLElement>(".what")?.focus();
  }

  const end = () => pick(null);
  useKeys({
    x: () => {
      const id = here()?.dataset["task"];
      if (id) toggle(id);
      else if (ids === null) pick(new Set());
    },
    j: () => step(1),
    k: () => step(-1),
    Escape: end,
  });

  return {
    on: ids !== null,
    ids: ids ?? NONE,
    begin: () => pick(new Set()),
    end,
    toggle,
    upTo: (id) => {
      const order = shown();
      const from = anchor.current === null ? -1 : order.indexOf(anchor.current);
      if (from === -1) return toggle(id);
      const [low, high] = [from, order.indexOf(id)].toSorted((one, other) => one - other);
      pick(new Set([...(ids ?? []), ...order.slice(low, (high ?? 0) + 1)]));
    },
    all: () => pick(new Set(shown())),
  };
}

/** Going back to a task that stands somewhere else in a moment, or to what stands where it was. */
export function focusing(page: HTMLElement | null, id: string): () => void {
  const rows = () => [...(page?.querySelectorAll<HTMLElement>("[data-task]") ?? [])];
  const at = rows().findIndex(({ dataset }) => dataset["task"] === id);
  return () =>
    requestAnimationFrame(() => {
      const all = rows();
      const row = all.find(({ dataset }) => dataset["task"] === id) ?? all[Math.min(at, all.length - 1)];
      (row?.querySelector<HTMLElement>(".what") ?? page?.querySelector("h1"))?.focus();
    });
}

const NONE: ReadonlySet<string> = new Set();
