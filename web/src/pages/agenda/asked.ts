/** The calendars of whoever looks, and what happens in them. */

import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { failure } from "~/design/form";
import { type Asked, useAsked } from "~/frame/asking";
import { regret } from "~/frame/deeds";
import { all } from "~/frame/pages";
import { between, type Day, plus } from "~/times/days";
import { dayOf, moment, wall } from "~/times/zoned";
import { hides, useHidden } from "./holding";
import { once } from "./once";

export type Calendar = Schemas["CalendarView"];
export type Happening = Schemas["Happening"];
export type LeftOut = Schemas["LeftOut"];

/** Something that happens, as it is drawn. */
export interface Seen {
  happening: Happening;
  key: string;
  color: string;
  /** What clocks show here when it begins and ends. */
  from: string;
  to: string;
  /** The days that it is on, the last among them. */
  first: Day;
  last: Day;
  /** It stands above the hours: it takes whole days, or more than one. */
  whole: boolean;
  /** The other calendars that it stands in. */
  also: readonly Also[];
}

export interface Also {
  calendar: string;
  name: string;
  color: string;
}

export interface Calendars extends Asked<readonly Calendar[]> {
  turn: (calendar: Calendar, shown: boolean) => Promise<void>;
}

export function colorOf(calendar: Calendar): string {
  return calendar.preferences?.color ?? calendar.color;
}

export function isShown(calendar: Calendar): boolean {
  return calendar.preferences?.hidden !== true;
}

/** Whether something can be put into a calendar. */
export function isOpen({ role, kind }: Calendar): boolean {
  return (role === "write" || role === "admin") && kind !== "subscribed";
}

/** The calendars on somebody's shelf; to show or hide one is seen at once, and told afterwards. */
export function useCalendars(): Calendars {
  const asked = useAsked(() => all((query) => call("get", "/api/agenda/calendars", { query })));
  const [turned, set] = useState<ReadonlyMap<string, boolean>>(new Map());
  const found = useMemo(
    () =>
      asked.found?.map((each) => {
        const hidden = turned.get(each.calendar_id);
        return hidden === undefined ? each : { ...each, preferences: { ...each.preferences, hidden } };
      }) ?? null,
    [asked.found, turned],
  );
  const turn = async (calendar: Calendar, shown: boolean) => {
    set((before) => new Map(before).set(calendar.calendar_id, !shown));
    try {
      await prefer(calendar, { hidden: !shown });
    } catch (error) {
      set((before) => new Map([...before].filter(([id]) => id !== calendar.calendar_id)));
      regret(error);
    }
  };
  return { ...asked, found, turn };
}

/** How somebody likes to see a calendar; what else they have said stays. */
export async function prefer(calendar: Calendar, wish: Partial<Schemas["ShelvesPreferences"]>): Promise<void> {
  const {
    color = null,
    hidden = false,
    position = null,
    alerts = null,
    all_day_alerts = null,
  } = calendar.preferences ?? {};
  const body = { color, hidden, position, alerts, all_day_alerts, ...wish };
  await call("put", "/api/agenda/shelf/{thing_id}", { path: { thing_id: calendar.calendar_id }, body });
}

/** Of so many calendars is asked at once. */
const AT_ONCE = 50;

/** Ask of calendars, however many there are. */
export function ofAll<T>(ids: readonly string[], ask: (calendars: string[]) => Promise<T>): Promise<readonly T[]> {
  const parts = Array.from({ length: Math.ceil(ids.length / AT_ONCE) }, (_, at) =>
    ids.slice(at * AT_ONCE, (at + 1) * AT_ONCE),
  );
  return Promise.all(parts.map(ask));
}

/** What may happen on days that are looked at: more was asked for than these. */
export function within(leftOut: readonly LeftOut[], since: Day, until: Day, zone: string): readonly LeftOut[] {
  const [first, last] = [moment(`${since}T00:00:00`, zone), moment(`${until}T00:00:00`, zone)];
  return leftOut.filter(({ begins, ends }) => Date.parse(begins) < last && (!ends || Date.parse(ends) > first));
}

/** Whoever looks sees within this time what others put in, in milliseconds: one request, for all calendars. */
const OFTEN = 60_000;

const NONE: readonly LeftOut[] = [];

interface Loaded {
  since: Day;
  until: Day;
  of: string;
  items: readonly Happening[];
  leftOut: readonly LeftOut[];
}

export interface Happenings {
  /** Nothing as long as nothing of that range is known. */
  seen: readonly Seen[] | null;
  failed: string | null;
  /** What repeats so often that it cannot be drawn. */
  leftOut: readonly LeftOut[];
  again: () => Promise<void>;
}

/**
 * What happens from a day until before another. As much is asked for on both sides, so that turning a page waits for
 * nobody; what was known stays until it is known better.
 */
export function useHappenings(
  since: Day,
  until: Day,
  zone: string,
  calendars: readonly Calendar[] | null,
  me: string,
): Happenings {
  const [loaded, load] = useState<Loaded | null>(null);
  const [failed, fail] = useState<string | null>(null);
  const ids = calendars?.map((each) => each.calendar_id) ?? [];
  const of = `${zone} ${ids.join(" ")}`;
  const width = between(since, until);
  const round = useRef(0);

  const again = useCallback(async () => {
    const list = of.split(" ").slice(1).filter(Boolean);
    if (list.length === 0) return;
    round.current += 1;
    const mine = round.current;
    const [first, last] = [plus(since, -width), plus(until, width)];
    const range = {
      from: new Date(moment(`${first}T00:00:00`, zone)).toISOString(),
      to: new Date(moment(`${last}T00:00:00`, zone)).toISOString(),
      zone,
    };
    try {
      const found = await ofAll(list, (some) =>
        call("get", "/api/agenda/events", { query: { ...range, calendars: some } }),
      );
      if (mine !== round.current) return; // somebody turned the page meanwhile
      const [items, leftOut] = [found.flatMap((each) => each.items), found.flatMap((each) => each.left_out ?? [])];
      load({ since: first, until: last, of, items, leftOut });
      fail(null);
    } catch (error) {
      if (mine === round.current) fail(failure(error));
    }
  }, [since, until, width, zone, of]);

  useEffect(() => {
    void again();
  }, [again]);
  useEffect(() => {
    const back = () => {
      if (document.visibilityState === "visible") void again();
    };
    const looking = setInterval(back, OFTEN);
    document.addEventListener("visibilitychange", back);
    window.addEventListener("online", back);
    return () => {
      clearInterval(looking);
      document.removeEventListener("visibilitychange", back);
      window.removeEventListener("online", back);
    };
  }, [again]);

  const last = useRef(again);
  last.current = again;
  const anew = useCallback(() => last.current(), []); // who turned the page before something is undone looks at another
  const hidden = useHidden();
  const seen = useMemo(() => {
    if (loaded === null || calendars === null) return null;
    if (loaded.of !== of || since >= loaded.until || until <= loaded.since) return null;
    const known = new Map(calendars.map((each) => [each.calendar_id, each]));
    const all = loaded.items.flatMap((each) => {
      const calendar = known.get(each.calendar_id);
      return calendar && isShown(calendar) && !hides(hidden, each) ? [drawn(each, colorOf(calendar), zone)] : [];
    });
    return once(all, calendars, me);
  }, [loaded, calendars, of, since, until, zone, me, hidden]);
  const leftOut = useMemo(() => within(loaded?.leftOut ?? NONE, since, until, zone), [loaded, since, until, zone]);
  return { seen, failed, leftOut, again: anew };
}

export function drawn(happening: Happening, color: string, zone: string): Seen {
  const [begins, ends] = [Date.parse(happening.begins), Date.parse(happening.ends)];
  const [from, to] = [wall(begins, zone), wall(ends, zone)];
  const first = from.slice(0, 10);
  const last = ends > begins ? dayOf(ends - 1, zone) : first;
  const whole = happening.all_day || ends - begins >= 86_400_000;
  const key = `${happening.calendar_id}/${happening.event_id}/${happening.recurrence_id ?? ""}`;
  return { happening, key, color, from, to, first, last, whole, also: [] };
}
