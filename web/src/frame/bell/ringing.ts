/**
 * What rings for whoever is signed in. It is asked whether anything changed, every minute while the page is looked
 * at, ever less often while it is not or while there is no way to ask, and at once when somebody comes back.
 */

import { useCallback, useEffect, useRef, useState } from "react";
import { call } from "~/api/call";
import { tell } from "~/api/outbox";
import type { Schemas } from "~/api/types";
import { toast } from "~/design/toasts";
import { regret } from "~/frame/deeds";
import { all } from "~/frame/pages";
import { words } from "~/texts/alerts";

export type Alert = Schemas["AlertsAlert"];

const MINUTE = 60_000;
const LONGEST = 15 * MINUTE;

/** How long to wait before asking again, after so many times that nobody looked or nothing came. */
export function pause(idle: number): number {
  return Math.min(LONGEST, MINUTE * 2 ** Math.min(idle, 10));
}

export interface Ringing {
  ringing: readonly Alert[];
  /** How many ring later. */
  sleeping: number;
  dismiss: (alerts: readonly Alert[]) => Promise<void>;
  snooze: (alert: Alert, minutes: number) => Promise<void>;
  /** What those are called who mention somebody. */
  names: ReadonlyMap<string, string>;
}

/** `asks`: whether whoever looks may know what people are called. */
export function useRinging(asks: boolean): Ringing {
  const [alerts, know] = useState<readonly Alert[]>([]);
  const since = useRef<string | null>(null);
  const heard = useRef(new Set<string>());
  const [names, learn] = useState<ReadonlyMap<string, string>>(new Map());
  const called = useRef(names);

  const look = useCallback(async () => {
    const before = since.current;
    const news = await call("get", "/api/agenda/alerts/changes", { query: { since: before ?? "0" } });
    since.current = news.state;
    const other = [news.created, news.updated, news.destroyed].some((ids) => ids.length > 0);
    if (!other && !news.has_more) return;
    const found = (await all((query) => call("get", "/api/agenda/alerts", { query }))).filter(
      ({ state }) => state !== "dismissed",
    );
    if (asks) {
      called.current = await naming(found, called.current);
      learn(called.current);
    }
    for (const each of found) {
      const call = `${each.alert_id} ${each.rang}`;
      if (each.state === "ringing" && before !== null && !heard.current.has(call)) toast(saidOf(each, called.current));
      heard.current.add(call);
    }
    know(found);
  }, [asks]);
  usePolling(look);

  const replace = (id: string, now: Alert | null) =>
    know((before) => before.flatMap((each) => (each.alert_id !== id ? [each] : now ? [now] : [])));

  async function dismiss(these: readonly Alert[]) {
    for (const each of these) {
      const { alert_id } = each;
      replace(alert_id, null);
      try {
        await tell("post", "/api/agenda/alerts/{alert_id}/dismiss", { path: { alert_id } });
      } catch (error) {
        know((before) => [...before, each]);
        regret(error);
      }
    }
  }

  async function snooze({ alert_id }: Alert, minutes: number) {
    try {
      const path = { alert_id };
      replace(alert_id, await tell("post", "/api/agenda/alerts/{alert_id}/snooze", { path, body: { minutes } }));
    } catch (error) {
      regret(error);
    }
  }

  const ringing = alerts.filter(({ state }) => state === "ringing").sort((a, b) => (a.begins < b.begins ? -1 : 1));
  return { ringing, sleeping: alerts.length - ringing.length, dismiss, snooze, names };
}

/** In one line, as long as nobody has opened the bell. */
export function saidOf({ kind, title, by }: Alert, names: ReadonlyMap<string, string>): string {
  const what = title || words.untitled;
  return kind === "mention" ? `${words.mentioned(by ? names.get(by) : undefined)}: ${what}` : what;
}

/** The names that are known, and those of whoever mentions somebody and is not known yet; who left has none. */
async function naming(alerts: readonly Alert[], known: ReadonlyMap<string, string>) {
  const wanted = new Set(alerts.flatMap(({ kind, by }) => (kind === "mention" && by && !known.has(by) ? [by] : [])));
  if (wanted.size === 0) return known;
  const ask = (person: string) => call("get", "/api/workspace/people/{person}", { path: { person } });
  const found = await Promise.allSettled([...wanted].map(ask));
  return new Map([
    ...known,
    ...found.flatMap((each) => (each.status === "fulfilled" ? [[each.value.person, each.value.name] as const] : [])),
  ]);
}

function usePolling(look: () => Promise<void>): void {
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let idle = 0;
    let busy = false;
    const next = async () => {
      if (busy) return;
      busy = true;
      clearTimeout(timer);
      try {
        await look();
        idle = document.visibilityState === "visible" ? 0 : idle + 1;
      } catch {
        idle += 1; // what does not come now comes later, and nobody is told of it each minute
      }
      busy = false;
      timer = setTimeout(() => void next(), pause(idle));
    };
    const back = () => {
      if (document.visibilityState === "visible") void next();
    };
    void next();
    document.addEventListener("visibilitychange", back);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", back);
      busy = true; // whatever is under way asks no more
    };
  }, [look]);
}

/** How many ring stands before the title of the page, whichever page that is. */
export function useCounted(count: number): void {
  useEffect(() => {
    const title = document.querySelector("title");
    if (!title) return;
    const say = () => {
      const plain = document.title.replace(/^\(\d+\) /, "");
      const wanted = count > 0 ? `(${count}) ${plain}` : plain;
      if (document.title !== wanted) document.title = wanted;
    };
    say();
    const observer = new MutationObserver(say);
    observer.observe(title, { childList: true });
    return () => observer.disconnect();
  }, [count]);
}
