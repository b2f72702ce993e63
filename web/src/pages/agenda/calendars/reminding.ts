/** What reminds of whatever in a calendar says nothing else, as a form holds it. */

import type { Schemas } from "~/api/types";
import { words as split } from "~/design/Field";
import type { Calendar } from "../asked";

type Alert = Schemas["DefaultAlert"];
export type Alerts = readonly Alert[];

/** Whose they are is theirs to say: the owner's stand with the calendar, unless they have said otherwise on their shelf. */
export function alertsOf(calendar: Calendar, me: string): { timed: Alerts; allDay: Alerts; shelved: boolean } {
  const own = calendar.owner === me;
  const { alerts, all_day_alerts } = calendar.preferences ?? {};
  return {
    timed: alerts ?? (own ? calendar.alerts : []),
    allDay: all_day_alerts ?? (own ? calendar.all_day_alerts : []),
    shelved: !own || Boolean(alerts ?? all_day_alerts),
  };
}

/** What cannot be chosen in a list of offsets: it counts from the end. */
function odd({ relative_to }: Alert): boolean {
  return relative_to === "end";
}

export function offsets(alerts: Alerts): string {
  return alerts
    .filter((each) => !odd(each))
    .map(({ offset }) => offset)
    .join(" ");
}

export function mailed(...alerts: readonly Alerts[]): boolean {
  return alerts.flat().some(({ action }) => action === "email");
}

/** The alerts of these offsets. Whether letters come is said of all; as long as nobody does, each stays as it was. */
export function alerted(chosen: string, before: Alerts, email: boolean, turned: boolean): Alert[] {
  const known = new Map(before.filter((each) => !odd(each)).map((each) => [each.offset, each]));
  const action = email ? "email" : "display";
  const all = split(chosen).map((offset): Alert => {
    const was = known.get(offset);
    return was && !turned ? was : { offset, action };
  });
  return [...all, ...before.filter(odd)];
}
