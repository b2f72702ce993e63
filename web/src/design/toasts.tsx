/** Word of what was done, at the foot of the page; it is read out, and goes by itself. */

import { useSyncExternalStore } from "react";
import { Icon } from "./Icon";
import "./toasts.css";

interface Toast {
  id: number;
  text: string;
  tone: "good" | "bad";
  /** What can be done about it, as long as it is read. */
  deed?: { label: string; run: () => void } | undefined;
}

const LASTS = 6000;

let shown: readonly Toast[] = [];
let count = 0;
const watching = new Set<() => void>();

export function toast(text: string, tone: Toast["tone"] = "good", deed?: Toast["deed"]): void {
  count += 1;
  const id = count;
  replace([...shown.slice(-2), { id, text, tone, deed }]);
  setTimeout(() => drop(id), deed ? 2 * LASTS : LASTS);
}

function drop(id: number): void {
  replace(shown.filter((each) => each.id !== id));
}

function replace(next: readonly Toast[]): void {
  shown = next;
  for (const listener of watching) listener();
}

function subscribe(listener: () => void): () => void {
  watching.add(listener);
  return () => watching.delete(listener);
}

export function Toasts() {
  const toasts = useSyncExternalStore(subscribe, () => shown);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {toasts.map(({ id, text, tone, deed }) => (
        <div key={id} className={`toast ${tone}`}>
          <Icon name={tone === "good" ? "check" : "alert"} size={16} />
          {text}
          {deed && (
            <button
              type="button"
              onClick={() => {
                drop(id);
                deed.run();
              }}
            >
              {deed.label}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
