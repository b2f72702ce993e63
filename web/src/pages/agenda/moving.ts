/** Taking an event with the mouse, to another time or another day; by its lower edge it becomes longer. */

import { type PointerEvent, useRef, useState } from "react";
import type { Seen } from "./asked";
import { minutes } from "./lanes";

interface Held {
  seen: Seen;
  column: number;
  top: number;
  bottom: number;
}

interface Grip {
  seen: Seen;
  column: number;
  x: number;
  y: number;
  /** Pixels of a day and of a minute. */
  width: number;
  minute: number;
  edge: boolean;
  by: { days: number; minutes: number; longer: number } | null;
}

const STEP = 15;
/** So far a hand trembles. */
const FAR = 5;

export function useMoving(
  columns: number,
  move: (seen: Seen, by: { days: number; minutes: number; longer: number }) => void,
  open: (seen: Seen) => void,
) {
  const [held, hold] = useState<Held | null>(null);
  const grip = useRef<Grip | null>(null);
  const done = useRef(false);

  function on(seen: Seen, column: number) {
    return {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        event.stopPropagation();
        done.current = false;
        const day = event.currentTarget.parentElement?.getBoundingClientRect();
        if (event.button !== 0 || event.pointerType === "touch" || !day) return;
        const edge = event.target instanceof HTMLElement && "edge" in event.target.dataset;
        event.currentTarget.setPointerCapture(event.pointerId);
        const measures = { width: day.width, minute: day.height / (24 * 60) };
        grip.current = { seen, column, x: event.clientX, y: event.clientY, ...measures, edge, by: null };
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        const taken = grip.current;
        if (!taken) return;
        const [x, y] = [event.clientX - taken.x, event.clientY - taken.y];
        if (!taken.by && Math.hypot(x, y) < FAR) return;
        const later = Math.round(y / taken.minute / STEP) * STEP;
        const [top, end] = [minutes(seen.from), minutes(seen.from) + lasts(seen)];
        if (taken.edge) {
          const longer = Math.max(STEP - lasts(seen), later);
          taken.by = { days: 0, minutes: 0, longer };
          return hold({ seen, column, top, bottom: Math.min(24 * 60, end + longer) });
        }
        const to = Math.max(0, Math.min(columns - 1, column + Math.round(x / taken.width)));
        const shifted = Math.max(0, Math.min(24 * 60 - STEP, top + later));
        taken.by = { days: to - column, minutes: shifted - top, longer: 0 };
        hold({ seen, column: to, top: shifted, bottom: Math.min(24 * 60, shifted + lasts(seen)) });
      },
      onPointerUp: () => {
        const by = grip.current?.by;
        grip.current = null;
        hold(null);
        done.current = by !== null && by !== undefined;
        if (by && (by.days !== 0 || by.minutes !== 0 || by.longer !== 0)) move(seen, by);
      },
      onPointerCancel: () => {
        grip.current = null;
        hold(null);
      },
      onClick: (event: React.MouseEvent) => {
        event.stopPropagation();
        if (!done.current) open(seen);
        done.current = false;
      },
    };
  }

  return { held, on };
}

function lasts({ happening }: Seen): number {
  return Math.round((Date.parse(happening.ends) - Date.parse(happening.begins)) / 60_000);
}
