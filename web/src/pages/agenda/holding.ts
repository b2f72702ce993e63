/** What others are told of waits a moment: whoever takes it back by then has told nobody. */

import { useMemo, useSyncExternalStore } from "react";
import type { Happening } from "./asked";
import type { Span } from "./writing";

/** What is not drawn any more, though it is not written yet. */
export interface Hidden {
  event: string;
  span: Span;
  at: string | null;
}

interface Held {
  hidden: Hidden;
  begin: () => void;
}

/** As long as the word of it stands at the foot of the page. */
export const WAITS = 12_000;

let held: readonly Held[] = [];
const watching = new Set<() => void>();

function replace(next: readonly Held[]): void {
  held = next;
  for (const listener of watching) listener();
}

/** Do it in a moment, or at once when somebody leaves; what is answered takes it back, if nothing was done yet. */
export function hold(hidden: Hidden, deed: () => Promise<void>): () => boolean {
  let begun = false;
  const drop = () => replace(held.filter((each) => each !== it));
  const it: Held = {
    hidden,
    begin: () => {
      if (begun) return;
      begun = true;
      clearTimeout(timer);
      void deed().finally(drop);
    },
  };
  const timer = setTimeout(it.begin, WAITS);
  replace([...held, it]);
  return () => {
    if (begun) return false;
    begun = true;
    clearTimeout(timer);
    drop();
    return true;
  };
}

/** Nobody can take back what they left: a page that is not seen may never be seen again. */
function leave(): void {
  for (const each of held) each.begin();
}

if (typeof window !== "undefined") {
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") leave();
  });
}

function subscribe(listener: () => void): () => void {
  watching.add(listener);
  return () => watching.delete(listener);
}

export function useHidden(): readonly Hidden[] {
  const all = useSyncExternalStore(subscribe, () => held);
  return useMemo(() => all.map(({ hidden }) => hidden), [all]);
}

/** Whether it is among what is not drawn; an event has the same id in every calendar. */
export function hides(all: readonly Hidden[], { event_id, recurrence_id = null }: Happening): boolean {
  return all.some(({ event, span, at }) => {
    if (event !== event_id) return false;
    if (span === "all" || at === null) return true;
    return recurrence_id !== null && (span === "this" ? recurrence_id === at : recurrence_id >= at);
  });
}
