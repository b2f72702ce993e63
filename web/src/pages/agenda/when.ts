/** When something is, in a line. */

import { plus } from "~/times/days";
import type { Saying } from "~/times/said";
import { moment, wall } from "~/times/zoned";
import { ending, type JsEvent, lengthOf } from "./event";

/** The same by the clocks of another zone. What is wherever one is, and what takes whole days, is the same everywhere. */
export function inZone(event: JsEvent, zone: string): JsEvent {
  const { start, timeZone, showWithoutTime } = event;
  if (!timeZone || showWithoutTime) return event;
  const here = (shown: string) => wall(moment(shown, timeZone), zone);
  const [from, to] = [here(start), here(ending(event))];
  return { ...event, start: from, duration: lengthOf(from, to, zone), timeZone: zone };
}

export function whenOf(event: JsEvent, saying: Saying): string {
  const from = event.start.slice(0, 10);
  const end = ending(event);
  if (event.showWithoutTime) {
    const last = plus(end.slice(0, 10), -1);
    return last > from ? `${saying.full(from)} – ${saying.full(last)}` : saying.full(from);
  }
  return saying.span(event.start, end);
}
