/** The times that a booking page has, month by month: what was asked for once is not asked for again. */

import { useCallback, useEffect, useRef, useState } from "react";
import { open } from "~/api/call";
import { Problem } from "~/api/problems";
import type { Schemas } from "~/api/types";
import { failure } from "~/design/form";
import { words } from "~/texts/booking";
import { type Day, first, months, plus } from "~/times/days";
import { today } from "~/times/zoned";

export type BookingPage = Schemas["PublicPage"];
/** The fields of those whom a guest brings along: so many at most. */
export const ALONG: readonly string[] = Array.from({ length: 10 }, (_, at) => `along-${at}`);
/** The moments at which something can begin, by the day. */
export type Free = ReadonlyMap<Day, readonly string[]>;

export interface Times {
  /** Nothing as long as it is not known. */
  free: Free | null;
  failed: string | null;
  /** Forget all that was known: something was taken meanwhile. */
  anew: () => void;
}

export function useTimes(slug: string, month: Day, zone: string, duration: number): Times {
  const key = `${first(month)} ${zone} ${duration}`;
  const known = useRef(new Map<string, Free>());
  const [round, next] = useState(0);
  const [failed, fail] = useState<string | null>(null);
  const [, show] = useState("");

  // biome-ignore lint/correctness/useExhaustiveDependencies: each round asks anew
  useEffect(() => {
    if (known.current.has(key)) return;
    const ending = new AbortController();
    const since = [first(month), today(zone)].sort().at(-1) ?? month;
    const until = plus(months(first(month), 1), -1);
    if (until < since) {
      known.current.set(key, new Map());
      return show(key);
    }
    open("get", "/api/agenda/pages/{slug}/slots", {
      path: { slug },
      query: { from: since, to: until, zone, duration },
      signal: ending.signal,
    })
      .then(({ days }) => {
        known.current.set(key, new Map(days.map(({ day, begins }) => [day, begins])));
        fail(null);
        show(`${key} ${round}`);
      })
      .catch((error: unknown) => fail(failure(error)));
    return () => ending.abort();
  }, [key, slug, round]);

  const anew = useCallback(() => {
    known.current.clear();
    fail(null);
    next((count) => count + 1);
  }, []);
  return { free: known.current.get(key) ?? null, failed, anew };
}

/** Why a time is not to be had, if that is what is wrong. */
export function refused(error: unknown): string | undefined {
  if (!(error instanceof Problem)) return undefined;
  if (error.kind === "slot-taken") return words.taken;
  return error.kind === "not-offered" ? words.notOffered : undefined;
}
