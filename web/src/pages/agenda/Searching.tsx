import { type CSSProperties, useEffect, useRef, useState } from "react";
import { call } from "~/api/call";
import type { Schemas } from "~/api/types";
import { Button } from "~/design/Button";
import { failure } from "~/design/form";
import { Finding } from "~/frame/Listed";
import { Missed } from "~/frame/Missing";
import { words } from "~/texts/agenda";
import type { Day } from "~/times/days";
import type { Saying } from "~/times/said";
import { type Calendar, colorOf, ofAll } from "./asked";
import { ending, type JsEvent } from "./event";
import { sentence } from "./repeat";
import { inZone } from "./when";
import { eventOf, type Kept } from "./writing";
import "./coming.css";

type Found = Schemas["EventsFound"];
const PAUSE = 200;

/** Events by their words, day by day; what happens last comes first. */
export function Searching({
  asked,
  today,
  calendars,
  zone,
  saying,
  ask,
  open,
  close,
}: {
  asked: string;
  today: Day;
  calendars: readonly Calendar[];
  zone: string;
  saying: Saying;
  /** What is looked for stands in the address. */
  ask: (words: string) => void;
  open: (kept: Kept) => void;
  close: () => void;
}) {
  const [typed, type] = useState(asked);
  const { found, failed, again } = useFound(asked, calendars);
  const root = useRef<HTMLElement>(null);
  const asking = useRef(ask);
  asking.current = ask;
  useEffect(() => root.current?.querySelector("input")?.focus(), []);
  useEffect(() => {
    const timer = setTimeout(() => typed.trim() !== asked && asking.current(typed.trim()), PAUSE);
    return () => clearTimeout(timer);
  }, [typed, asked]);

  const days = new Map<Day, { kept: Kept; event: JsEvent }[]>();
  const hits = (found?.items ?? []).map((kept) => ({ kept, event: inZone(eventOf(kept), zone) }));
  for (const each of hits.toSorted((one, other) => (one.event.start > other.event.start ? -1 : 1))) {
    const day = each.event.start.slice(0, 10);
    days.set(day, [...(days.get(day) ?? []), each]);
  }
  return (
    <search
      ref={root}
      className="searching"
      onKeyDown={(event) => {
        if (event.key !== "Escape") return;
        event.preventDefault();
        close();
      }}
    >
      <div className="row">
        <Finding label={words.search.title} hint={words.search.hint} typed={typed} find={type} inner />
        <Button small look="bare" onClick={close}>
          {words.search.close}
        </Button>
      </div>
      <Missed failed={failed} again={again} />
      <p className="unseen" role="status">
        {found && asked !== "" && words.search.found(found.items.length)}
      </p>
      <div className="coming" aria-busy={(asked !== "" && found === null) || undefined}>
        {found && asked !== "" && found.items.length === 0 && (
          <div className="nothing">
            <p>
              <strong>{words.search.nothing(asked)}</strong>
            </p>
            <p className="soft">{words.search.nothingLead}</p>
          </div>
        )}
        {found?.more && <p className="soft small">{words.search.more}</p>}
        {[...days].map(([day, all]) => (
          <section key={day} aria-label={saying.full(day)}>
            <h2 className={day === today ? "today" : undefined}>
              {saying.full(day)}
              {day === today && <span className="badge">{words.today}</span>}
            </h2>
            <ul>
              {all.map(({ kept, event }) => (
                <Hit
                  key={`${kept.calendar_id}/${kept.event_id}`}
                  kept={kept}
                  event={event}
                  calendar={calendars.find(({ calendar_id }) => calendar_id === kept.calendar_id)}
                  saying={saying}
                  open={open}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </search>
  );
}

function Hit({
  kept,
  event,
  calendar,
  saying,
  open,
}: {
  kept: Kept;
  /** The same by the clocks of whoever looks. */
  event: JsEvent;
  calendar: Calendar | undefined;
  saying: Saying;
  open: (kept: Kept) => void;
}) {
  const whole = eventOf(kept);
  const rule = event.recurrenceRules?.[0];
  const places = Object.values(event.locations ?? {}).flatMap(({ name }) => (name ? [name] : []));
  return (
    <li>
      <button
        type="button"
        className={event.status === "cancelled" ? "cancelled" : undefined}
        style={calendar && ({ "--of": colorOf(calendar) } as CSSProperties)}
        onClick={() => open(kept)}
      >
        <span className="at">
          {event.showWithoutTime ? words.allDay : `${saying.time(event.start)} – ${saying.time(ending(event))}`}
        </span>
        <span className="dot" aria-hidden="true" />
        <span className="what">
          <strong className="break">{event.title || words.untitled}</strong>
          <span className="soft small break">
            {[calendar?.name, ...places, rule && sentence(rule, whole.start.slice(0, 10), saying)]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </span>
      </button>
    </li>
  );
}

/** What there is of such words; an answer that was overtaken is none. */
function useFound(asked: string, calendars: readonly Calendar[]) {
  const [found, find] = useState<Found | null>(null);
  const [failed, fail] = useState<string | null>(null);
  const [tries, again] = useState(0);
  const of = calendars.map(({ calendar_id }) => calendar_id).join(" ");
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is asked for again where that is wanted
  useEffect(() => {
    fail(null);
    if (asked === "" || of === "") return find(null);
    const controller = new AbortController();
    ofAll(of.split(" "), (some) =>
      call("get", "/api/agenda/events/search", {
        query: { q: asked, calendars: some },
        signal: controller.signal,
      }),
    ).then(
      (all) => find({ items: all.flatMap(({ items }) => items), more: all.some(({ more }) => more) }),
      (error: unknown) => {
        if (!controller.signal.aborted) fail(failure(error));
      },
    );
    return () => controller.abort();
  }, [asked, of, tries]);
  return { found, failed, again: () => again((count) => count + 1) };
}
