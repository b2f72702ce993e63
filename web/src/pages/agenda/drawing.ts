/** Drawing a new event with the mouse: from where it is pressed to where it is let go. */

import { type PointerEvent, useRef, useState } from "react";
import { type Day, plus } from "~/times/days";
import { clock } from "~/times/hours";

/** From when to when clocks show, or whole days. */
export interface Range {
  start: string;
  end: string;
  allDay: boolean;
}

interface Drawn {
  day: Day;
  top: number;
  bottom: number;
}

const STEP = 15;
const LAST = 24 * 60;

/** The minute of the day that a pointer is over. */
function minuteAt(event: PointerEvent<HTMLElement>, step: number): number {
  const { top, height } = event.currentTarget.getBoundingClientRect();
  const minute = ((event.clientY - top) / height) * LAST;
  return Math.max(0, Math.min(LAST - step, Math.floor(minute / step) * step));
}

function moment(day: Day, minute: number): string {
  const [on, rest] = minute >= LAST ? [plus(day, 1), minute - LAST] : [day, minute];
  return `${on}T${clock(rest)}:00`;
}

export function useDrawing(create: (range: Range) => void) {
  const [drawn, draw] = useState<Drawn | null>(null);
  const from = useRef<number | null>(null);

  function on(day: Day) {
    return {
      onPointerDown: (event: PointerEvent<HTMLElement>) => {
        if (event.button !== 0 || event.target !== event.currentTarget || event.pointerType === "touch") return;
        from.current = minuteAt(event, STEP);
        event.currentTarget.setPointerCapture(event.pointerId);
      },
      onPointerMove: (event: PointerEvent<HTMLElement>) => {
        if (from.current === null) return;
        const to = minuteAt(event, STEP);
        if (drawn === null && Math.abs(to - from.current) < STEP) return;
        draw({ day, top: Math.min(from.current, to), bottom: Math.max(from.current, to) + STEP });
      },
      onPointerUp: (event: PointerEvent<HTMLElement>) => {
        if (from.current === null) return;
        const top = minuteAt(event, 30);
        const range = drawn ?? { day, top, bottom: top + 60 };
        from.current = null;
        draw(null);
        create({ start: moment(day, range.top), end: moment(day, range.bottom), allDay: false });
      },
      onPointerCancel: () => {
        from.current = null;
        draw(null);
      },
      onClick: (event: React.MouseEvent<HTMLElement>) => {
        const { pointerType } = event.nativeEvent as globalThis.PointerEvent;
        if (pointerType !== "touch" || event.target !== event.currentTarget) return;
        const { top: above, height } = event.currentTarget.getBoundingClientRect();
        const top = Math.floor((((event.clientY - above) / height) * LAST) / 30) * 30;
        create({ start: moment(day, top), end: moment(day, top + 60), allDay: false });
      },
    };
  }

  return { drawn, on };
}
