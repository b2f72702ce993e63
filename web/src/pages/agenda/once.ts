/** What stands in several calendars that somebody sees, drawn once. */

import { type Calendar, colorOf, isOpen, type Seen } from "./asked";

/** Calendars by what of them counts most: one's own, those that one may change, then as they stand on the shelf. */
function rankOf(calendar: Calendar, me: string): number {
  if (calendar.owner === me) return calendar.default ? 0 : 1;
  return isOpen(calendar) ? 2 : calendar.role === "free-busy" ? 4 : 3;
}

/** Whether the calendar is a colleague's: that we have not answered yet says nothing of them. */
export function isAnothers({ owner }: Calendar, me: string): boolean {
  return owner !== null && owner !== me;
}

/**
 * The same event at the same time in several calendars is one thing: the copy that counts most is drawn, and says which
 * other calendars it stands in. An event has one id in all calendars, and twice in one calendar are two.
 */
export function once(all: readonly Seen[], calendars: readonly Calendar[], me: string): readonly Seen[] {
  const known = new Map(calendars.map((each) => [each.calendar_id, each]));
  const found = new Map<string, Seen[][]>();
  const groups = all.map((each) => {
    const { event_id, begins, calendar_id } = each.happening;
    const key = `${event_id} ${Date.parse(begins)}`;
    const here = found.get(key) ?? [];
    found.set(key, here);
    let group = here.find((one) => one.every(({ happening }) => happening.calendar_id !== calendar_id));
    if (!group) {
      group = [];
      here.push(group);
    }
    group.push(each);
    return group;
  });
  const rank = ({ happening }: Seen) => {
    const calendar = known.get(happening.calendar_id);
    return calendar ? rankOf(calendar, me) : 5;
  };
  return [...new Set(groups)].flatMap((group) => {
    const [first, ...others] = [...group].sort((one, other) => rank(one) - rank(other));
    if (!first) return [];
    const { happening } = first;
    const calendar = known.get(happening.calendar_id);
    const unanswered = Boolean(happening.unanswered) && !(calendar && isAnothers(calendar, me));
    const also = others.flatMap((each) => {
      const other = known.get(each.happening.calendar_id);
      return other ? [{ calendar: other.calendar_id, name: other.name, color: colorOf(other) }] : [];
    });
    return [{ ...first, happening: { ...happening, unanswered }, also }];
  });
}

/** What is drawn of an event that is open, whichever of its calendars it was opened in. */
export function shownAt(seen: readonly Seen[], { event, at }: { event: string; at: string | null }): Seen | undefined {
  const all = seen.filter(({ happening }) => happening.event_id === event);
  return all.find(({ happening }) => (happening.recurrence_id ?? null) === at) ?? all[0];
}

/** In which calendars it stands besides one; the one it is drawn of is told by its id alone. */
export function besides({ happening, also }: Seen, calendar: string): readonly string[] {
  return [happening.calendar_id, ...also.map((each) => each.calendar)].filter((each) => each !== calendar);
}
